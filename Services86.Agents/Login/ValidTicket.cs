using Services86.Agents.Calls;

namespace Services86.Agents.Login;

/// <summary>A ticket or access token that is valid.</summary>
/// <param name="Caller">Whom it is of.</param>
/// <param name="ValidTo">The end of its life, as stored.</param>
internal sealed record ValidTicket(Caller Caller, DateTimeOffset ValidTo);
