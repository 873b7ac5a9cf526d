using Services86.Agents.Calls;

namespace Services86.Agents.Login;

/// <summary>A successful login by password.</summary>
/// <param name="Caller">The user.</param>
/// <param name="Ticket">The ticket that was issued to the user. Only its hash is stored.</param>
internal sealed record AcceptedLogin(Caller Caller, string Ticket);
