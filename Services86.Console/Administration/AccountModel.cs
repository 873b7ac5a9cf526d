using Services86.Agents.Calls;
using Services86.Data.Tickets;

namespace Services86.WebConsole.Administration;

/// <summary>What the page of the user shows.</summary>
/// <param name="Caller">The user.</param>
/// <param name="Tickets">The tickets of the user.</param>
internal sealed record AccountModel(Caller Caller, IReadOnlyList<IssuedTicket> Tickets);
