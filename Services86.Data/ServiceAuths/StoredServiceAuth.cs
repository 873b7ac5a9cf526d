namespace Services86.Data.ServiceAuths;

/// <summary>A login to an external service, with its owner.</summary>
public sealed record StoredServiceAuth
{
    /// <summary>The id of the associate who owns the login.</summary>
    public required int OwnerId { get; init; }

    /// <summary>
    /// The login, with its decrypted password. Its TableRight is null and its FieldProperties are empty, because rights
    /// are not stored.
    /// </summary>
    public required ServiceAuth ServiceAuth { get; init; }
}
