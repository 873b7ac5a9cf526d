namespace Services86.Host.Commands.Printing;

/// <summary>What is stored of a user, without the password.</summary>
/// <param name="Id">The id of the associate.</param>
/// <param name="Name">The login name.</param>
/// <param name="Role">The rights: administrator or employee.</param>
/// <param name="Retired">Whether the user may no longer log in.</param>
/// <param name="HasPassword">Whether a password is set; without one the user cannot log in.</param>
/// <param name="LastLogin">The time of the last login; null for none.</param>
/// <param name="Tickets">The number of tickets and access tokens that have not expired.</param>
/// <param name="Credentials">The types of the credentials, without the password.</param>
/// <param name="Rank">The position in lists.</param>
/// <param name="Tooltip">The text that is shown with the name.</param>
internal sealed record UserDetails(
    int Id,
    string Name,
    string Role,
    bool Retired,
    bool HasPassword,
    string? LastLogin,
    int Tickets,
    IReadOnlyList<string> Credentials,
    int Rank,
    string Tooltip);
