namespace Services86.Http;

/// <summary>The limits of requests, which all protocols share.</summary>
public sealed class RequestLimits
{
    /// <summary>Gets the size limit of a body, in bytes, after decompression.</summary>
    /// <value>Default 1,048,576 (1 MiB). A larger body gets HTTP 413.</value>
    public int MaxBodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Gets the memory that the bodies of all requests may take at the same time.</summary>
    /// <value>Default 67,108,864 bytes (64 MiB). A body for which too little is left gets HTTP 503.</value>
    public BodyMemory Memory { get; init; } = new(64 * 1024 * 1024);

    /// <summary>Gets the limit of open connections.</summary>
    /// <value>Default 10,000. A request on a connection beyond the limit gets HTTP 503.</value>
    public ConnectionLimit Connections { get; init; } = new(10_000);
}
