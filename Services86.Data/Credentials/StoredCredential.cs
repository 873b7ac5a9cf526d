namespace Services86.Data.Credentials;

/// <summary>What an associate is known by: one for each type.</summary>
public sealed record StoredCredential
{
    /// <summary>The type of the login password, which is stored as a hash with its associate.</summary>
    public const string PasswordType = "CRM5/PASSWORD";

    /// <summary>The name of the type; upper and lower case differ.</summary>
    public required string Type { get; init; }

    /// <summary>The value. Of a password it is the hash when it is stored, and empty when it is read.</summary>
    public required string Value { get; init; }

    /// <summary>What is shown for the value; empty for nothing. Of a password it is not kept.</summary>
    public required string DisplayValue { get; init; }

    /// <summary>Says of which type it is, without the value, which must not come into a log.</summary>
    public override string ToString() => $"{nameof(StoredCredential)} {Type}";
}
