namespace Services86.Data.ServiceAuths;

/// <summary>A login to an outside service, with who keeps it.</summary>
public sealed record StoredServiceAuth
{
    /// <summary>The associate who keeps the login.</summary>
    public required int OwnerId { get; init; }

    /// <summary>
    /// The login, its password in clear. Its TableRight is null and its FieldProperties are empty: what a caller may do
    /// with it is not stored.
    /// </summary>
    public required ServiceAuth ServiceAuth { get; init; }
}
