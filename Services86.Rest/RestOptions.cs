using Services86.Http;

namespace Services86.Rest;

/// <summary>The options of REST. They do not change while the server runs.</summary>
internal sealed record RestOptions
{
    /// <summary>Gets the size of the largest accepted request body, in bytes, after content decoding.</summary>
    /// <value>Default 1,048,576 (1 MiB). A larger body gets HTTP 413.</value>
    public required int MaxRequestBytes { get; init; }

    /// <summary>Gets what happens to a member of a request that the contract does not have.</summary>
    /// <value>Default <see cref="UnknownMembers.Ignore"/>.</value>
    public UnknownMembers UnknownMembers { get; init; }
}
