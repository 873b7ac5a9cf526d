using Services86.Data.Associates;

namespace Services86.Data.Credentials;

/// <summary>An associate, with their credential of one type.</summary>
public sealed record CredentialHolder
{
    /// <summary>The login name of the associate.</summary>
    public required string Name { get; init; }

    /// <summary>What the associate may do.</summary>
    public required AssociateRole Role { get; init; }

    /// <summary>The value of the credential; empty when there is none of the type, and of a password.</summary>
    public required string Value { get; init; }

    /// <summary>What is shown for the value; empty when there is nothing.</summary>
    public required string DisplayValue { get; init; }
}
