namespace Services86.Soap.Http;

/// <summary>How the SOAP layer is set up.</summary>
public sealed record SoapOptions
{
    /// <summary>The end of the path before the service's own name: <c>/Remote/Services86</c>. Its case does not matter.</summary>
    public required string PathSuffix { get; init; }

    /// <summary>The largest envelope that is read, in bytes, after its content coding was undone.</summary>
    /// <value>Default 1,048,576 (1 MiB). A larger one is answered with HTTP 413 and a fault.</value>
    public int MaxRequestBytes { get; init; } = 1024 * 1024;
}
