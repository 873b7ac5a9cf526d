namespace Services86.Benchmarks.Fuzz;

/// <summary>The options of the <c>fuzz</c> command.</summary>
internal sealed record FuzzOptions
{
    /// <summary>Gets the number of requests.</summary>
    /// <value>Default 100,000; 1 to 100,000,000.</value>
    public required int Requests { get; init; }

    /// <summary>Gets the time after which the run ends, even if fewer requests were sent.</summary>
    /// <value>Default 1 hour; 1 second to a day.</value>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the seed of the mutations.</summary>
    /// <value>Default 86.</value>
    public required int Seed { get; init; }

    /// <summary>Gets the number of requests that are sent at the same time.</summary>
    /// <value>Default 8; 1 to 64.</value>
    public required int Workers { get; init; }

    /// <summary>Gets the directory for requests with a violation, or null for none.</summary>
    public required string? ViolationDirectory { get; init; }

    /// <summary>Gets the path of the Services86.Host.dll to test.</summary>
    /// <value>Default the one that was built with the benchmarks.</value>
    public required string HostAssembly { get; init; }

    /// <summary>Reads the options from the command line.</summary>
    /// <exception cref="ArgumentException">An option is unknown, or its value is invalid.</exception>
    public static FuzzOptions Read(string[] args)
    {
        var reader = OptionReader.Parse(args);
        var options = new FuzzOptions
        {
            Requests = reader.Number("requests", 100_000, 1, 100_000_000),
            Duration = TimeSpan.FromSeconds(reader.Number("seconds", 3_600, 1, 86_400)),
            Seed = reader.Number("seed", 86, 0, int.MaxValue - 64),
            Workers = reader.Number("workers", 8, 1, 64),
            ViolationDirectory = reader.Text("output"),
            HostAssembly = Path.GetFullPath(
                reader.Text("host") ?? Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll")),
        };
        reader.RefuseUnknown();
        return options;
    }
}
