using Services86.Agents.Calls;

namespace Services86.Rest.Http;

/// <summary>The caller of a request that failed after the authentication: a feature of the request.</summary>
/// <param name="Caller">The caller; null if the agent needs no login.</param>
internal sealed record KnownCaller(Caller? Caller);
