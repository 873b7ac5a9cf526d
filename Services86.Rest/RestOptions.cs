namespace Services86.Rest;

/// <summary>The settings of REST. They do not change while the program runs.</summary>
internal sealed record RestOptions
{
    /// <summary>Gets the largest request body that is read, in bytes, after its content coding was undone.</summary>
    /// <value>Default 1,048,576 (1 MiB). A larger one is answered with HTTP 413.</value>
    public required int MaxRequestBytes { get; init; }
}
