namespace Services86.Host.Security;

/// <summary>A ticket or access token that is valid.</summary>
/// <param name="Caller">Whom it is of.</param>
/// <param name="ValidTo">The end of its life, as stored.</param>
internal sealed record KnownTicket(Caller Caller, DateTimeOffset ValidTo);
