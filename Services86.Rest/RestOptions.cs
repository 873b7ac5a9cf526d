using Services86.Http;

namespace Services86.Rest;

/// <summary>The options of REST. They do not change while the server runs.</summary>
internal sealed record RestOptions
{
    /// <summary>Gets the limits of requests. A request that exceeds one gets HTTP 413 or 503.</summary>
    public required RequestLimits Limits { get; init; }

    /// <summary>Gets what happens to a member of a request that the contract does not have.</summary>
    /// <value>Default <see cref="UnknownMembers.Ignore"/>.</value>
    public UnknownMembers UnknownMembers { get; init; }
}
