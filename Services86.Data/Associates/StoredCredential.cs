namespace Services86.Data.Associates;

/// <summary>A credential of an associate, who has one of each type at most.</summary>
public sealed record StoredCredential
{
    /// <summary>The type of the login password, which is stored as a hash with its associate.</summary>
    public const string PasswordType = "CRM5/PASSWORD";

    /// <summary>The name of the type; upper and lower case differ.</summary>
    public required string Type { get; init; }

    /// <summary>The value. For a password: the hash in order to store it, and empty when it was read.</summary>
    public required string Value { get; init; }

    /// <summary>The text that is shown for the value; may be empty. Not stored for a password.</summary>
    public required string DisplayValue { get; init; }

    /// <summary>
    /// Whether the value identifies an account that only one associate can have, whatever its case. Not read back.
    /// </summary>
    public bool IsUnique { get; init; }

    /// <summary>Gets whether a value can be unique: it is neither blank nor invalid Unicode.</summary>
    public static bool HasKey(string value) => CredentialKeys.Of(value) is { Length: > 0 };

    /// <summary>Gets the type, without the value, which must not be logged.</summary>
    public override string ToString() => $"{nameof(StoredCredential)} {Type}";
}
