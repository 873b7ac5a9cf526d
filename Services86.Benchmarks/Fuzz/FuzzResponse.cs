namespace Services86.Benchmarks.Fuzz;

/// <summary>The response to a request of a fuzz run.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">The media type of the body, in lower case; empty without a body.</param>
/// <param name="Body">The body, without content coding.</param>
internal sealed record FuzzResponse(int Status, string MediaType, byte[] Body)
{
    /// <summary>Gets whether the body is XML.</summary>
    public bool IsXml => MediaType.EndsWith("xml", StringComparison.Ordinal);

    /// <summary>Gets whether the body is JSON.</summary>
    public bool IsJson => MediaType.EndsWith("json", StringComparison.Ordinal);
}
