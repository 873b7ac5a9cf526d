namespace Services86.Agents.Login;

/// <summary>The settings of logins and tickets. They do not change while the program runs.</summary>
internal sealed record LoginOptions
{
    /// <summary>Gets how the server is installed, which decides whether application tokens are checked.</summary>
    /// <value>Default <see cref="InstallationType.OnSite"/>.</value>
    public required InstallationType Installation { get; init; }

    /// <summary>Gets the lifetime of a ticket, counted from its last use.</summary>
    /// <value>Default 6 hours; from a minute to 30 days.</value>
    public required TimeSpan TicketLifetime { get; init; }

    /// <summary>Gets the longest time for which tickets and application tokens are cached.</summary>
    /// <value>Default 5 seconds, which is the maximum; zero to ask the database for each call.</value>
    public required TimeSpan TicketCacheDuration { get; init; }

    /// <summary>Gets the number of iterations with which new passwords are hashed.</summary>
    /// <value>
    /// Default <see cref="Passwords.DefaultIterations"/>. Less only in test mode, whose passwords protect nothing.
    /// </value>
    public int PasswordIterations { get; init; } = Passwords.DefaultIterations;

    /// <summary>Gets the login name of the first administrator.</summary>
    /// <value>Default <c>admin</c>.</value>
    public required string BootstrapUserName { get; init; }

    /// <summary>Gets the password of the first administrator.</summary>
    /// <value>Default null: a random password is generated and printed once.</value>
    public required string? BootstrapPassword { get; init; }
}
