using Services86.Benchmarks.Load.Protocols;
using Services86.Data;

namespace Services86.Benchmarks.Load;

/// <summary>The options of the <c>load</c> command.</summary>
internal sealed record LoadOptions
{
    /// <summary>Gets the operation to call.</summary>
    /// <value>Default GetServiceAuth; SaveServiceAuth for <see cref="LoadScenario.Saves"/>.</value>
    public required LoadOperation Operation { get; init; }

    /// <summary>Gets the protocol to use.</summary>
    /// <value>Default SOAP.</value>
    public required ProtocolKind Protocol { get; init; }

    /// <summary>Gets the number of connections.</summary>
    /// <value>Default 16; 64 for <see cref="LoadScenario.Saves"/>; 1 to 1,000.</value>
    public required int Connections { get; init; }

    /// <summary>Gets the time for which each target is measured in a round.</summary>
    /// <value>Default 5 seconds; 1 to 60.</value>
    public required TimeSpan Duration { get; init; }

    /// <summary>Gets the number of rounds.</summary>
    /// <value>Default 3; 10 for <see cref="LoadScenario.Start"/>; 1 to 100.</value>
    public required int Rounds { get; init; }

    /// <summary>Gets the number of stored records.</summary>
    /// <value>Default 1,000; 1,000,000 for <see cref="LoadScenario.Growth"/>; 1,000 to 10,000,000.</value>
    public required int Records { get; init; }

    /// <summary>Gets the number of calls of <see cref="LoadScenario.Memory"/>.</summary>
    /// <value>Default 1,000,000; 1,000 to 100,000,000.</value>
    public required int Calls { get; init; }

    /// <summary>Gets the path of the Services86.Host.dll to measure.</summary>
    /// <value>Default the one that was built with the benchmarks.</value>
    public required string HostAssembly { get; init; }

    /// <summary>Gets the database of the host.</summary>
    /// <value>
    /// Default SQLite. With PostgreSQL, <see cref="LoadScenario.Calls"/> and <see cref="LoadScenario.Saves"/> compare
    /// both.
    /// </value>
    public required DatabaseProvider Database { get; init; }

    /// <summary>Reads the options from the command line.</summary>
    /// <param name="args">The arguments: <c>--name value</c> or <c>--name=value</c>.</param>
    /// <param name="scenario">The scenario, which determines some defaults.</param>
    /// <exception cref="ArgumentException">An option is unknown, or its value is invalid.</exception>
    public static LoadOptions Read(string[] args, LoadScenario scenario)
    {
        var reader = OptionReader.Parse(args);
        var options = new LoadOptions
        {
            Operation = reader.OneOf(
                "operation",
                scenario == LoadScenario.Saves ? LoadOperation.SaveServiceAuth : LoadOperation.GetServiceAuth),
            Protocol = reader.OneOf("protocol", ProtocolKind.Soap),
            Connections = reader.Number("connections", scenario == LoadScenario.Saves ? 64 : 16, 1, 1_000),
            Duration = TimeSpan.FromSeconds(reader.Number("seconds", 5, 1, 60)),
            Rounds = reader.Number("rounds", scenario == LoadScenario.Start ? 10 : 3, 1, 100),
            Records = reader.Number("records", scenario == LoadScenario.Growth ? 1_000_000 : 1_000, 1_000, 10_000_000),
            Database = reader.OneOf("database", DatabaseProvider.Sqlite),
            Calls = reader.Number("calls", 1_000_000, 1_000, 100_000_000),
            HostAssembly = Path.GetFullPath(
                reader.Text("host") ?? Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll")),
        };
        reader.RefuseUnknown();
        return options;
    }
}
