using Services86.Agents.Calls;

namespace Services86.Agents.Login;

/// <summary>A valid ticket or access token.</summary>
/// <param name="Caller">The associate that the ticket was issued to.</param>
/// <param name="ValidTo">The expiry, as stored.</param>
/// <param name="ApplicationId">The application that an access token was issued to; null for none.</param>
internal sealed record ValidTicket(Caller Caller, DateTimeOffset ValidTo, int? ApplicationId);
