using Services86.Data.Associates;

namespace Services86.Host.TestMode.Seeding;

/// <summary>A user to be stored, with records of the user.</summary>
internal sealed record SeedUser
{
    /// <summary>Gets the JSON path of the user, for refusals.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the login name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the password.</summary>
    public required string Password { get; init; }

    /// <summary>Gets the role.</summary>
    public required AssociateRole Role { get; init; }

    /// <summary>Gets whether the user is retired after everything was stored.</summary>
    public required bool IsRetired { get; init; }

    /// <summary>Gets the logins to mail servers.</summary>
    public required IReadOnlyList<SeedRecord<ServiceAuth>> ServiceAuths { get; init; }

    /// <summary>Gets the logins to other systems.</summary>
    public required IReadOnlyList<SeedRecord<UntrustedCredentials>> UntrustedCredentials { get; init; }

    /// <summary>Gets the e-mail accounts.</summary>
    public required IReadOnlyList<SeedRecord<EMailAccount>> EMailAccounts { get; init; }
}
