using Services86.Data.Tickets;

namespace Services86.WebConsole.Administration;

/// <summary>What the list of tickets shows.</summary>
/// <param name="User">The login name whose tickets are listed; empty for all users.</param>
/// <param name="Tickets">The tickets.</param>
/// <param name="Done">What the last form has done; null for nothing.</param>
internal sealed record TicketsModel(string User, IReadOnlyList<IssuedTicket> Tickets, string? Done);
