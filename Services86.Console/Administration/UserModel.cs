using Services86.Data.Associates;
using Services86.Data.Tickets;

namespace Services86.WebConsole.Administration;

/// <summary>What the page of a user shows.</summary>
/// <param name="User">The user.</param>
/// <param name="Credentials">The types of the credentials beside the password.</param>
/// <param name="Tickets">The tickets that have not expired.</param>
/// <param name="Done">What the last form has done; null for nothing.</param>
internal sealed record UserModel(
    Associate User, IReadOnlyList<string> Credentials, IReadOnlyList<IssuedTicket> Tickets, string? Done);
