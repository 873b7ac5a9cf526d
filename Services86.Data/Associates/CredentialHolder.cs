namespace Services86.Data.Associates;

/// <summary>An associate with the associate's credential of one type, if there is one.</summary>
public sealed record CredentialHolder
{
    /// <summary>The login name of the associate.</summary>
    public required string Name { get; init; }

    /// <summary>The rights of the associate.</summary>
    public required AssociateRole Role { get; init => field = StoredRole.Require(value); }

    /// <summary>
    /// The value of the credential; empty if there is no credential, or if the type is that of passwords.
    /// </summary>
    public required string Value { get; init; }

    /// <summary>The text that is shown for the value; may be empty.</summary>
    public required string DisplayValue { get; init; }
}
