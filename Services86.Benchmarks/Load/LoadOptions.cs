using System.Globalization;
using Microsoft.Extensions.Configuration;
using Services86.Benchmarks.Load.Faces;

namespace Services86.Benchmarks.Load;

/// <summary>What is measured, and how long.</summary>
internal sealed record LoadOptions
{
    /// <summary>The operation that is called.</summary>
    /// <value>Default GetServiceAuth, and SaveServiceAuth where saves are measured.</value>
    public required LoadOperation Operation { get; init; }

    /// <summary>How it is called.</summary>
    /// <value>Default SOAP.</value>
    public required FaceKind Face { get; init; }

    /// <summary>How many connections call at once.</summary>
    /// <value>Default 16, and 64 where saves are measured; from 1 to 1,000.</value>
    public required int Connections { get; init; }

    /// <summary>How long each target is measured in a round.</summary>
    /// <value>Default 5 seconds; from 1 to 60.</value>
    public required TimeSpan Duration { get; init; }

    /// <summary>How many rounds.</summary>
    /// <value>Default 3, and 10 where starts are measured; from 1 to 100.</value>
    public required int Rounds { get; init; }

    /// <summary>How many records the database has.</summary>
    /// <value>Default 1,000, and 1,000,000 where growth is measured; from 1,000 to 10,000,000.</value>
    public required int Records { get; init; }

    /// <summary>How many calls are made where memory is measured.</summary>
    /// <value>Default 1,000,000; from 1,000 to 100,000,000.</value>
    public required int Calls { get; init; }

    /// <summary>The program: Services86.Host.dll.</summary>
    /// <value>Default that which was built with the benchmarks.</value>
    public required string HostAssembly { get; init; }

    /// <summary>Reads options.</summary>
    /// <param name="args">The arguments: <c>--name value</c> or <c>--name=value</c>.</param>
    /// <param name="scenario">What is measured, which decides some defaults.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public static LoadOptions Read(string[] args, LoadScenario scenario)
    {
        IConfiguration given;
        try
        {
            given = new ConfigurationBuilder().AddCommandLine(args).Build();
        }
        catch (FormatException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }

        var reader = new Reader(given);
        var options = new LoadOptions
        {
            Operation = reader.OneOf(
                "operation",
                scenario == LoadScenario.Saves ? LoadOperation.SaveServiceAuth : LoadOperation.GetServiceAuth),
            Face = reader.OneOf("face", FaceKind.Soap),
            Connections = reader.Number("connections", scenario == LoadScenario.Saves ? 64 : 16, 1, 1_000),
            Duration = TimeSpan.FromSeconds(reader.Number("seconds", 5, 1, 60)),
            Rounds = reader.Number("rounds", scenario == LoadScenario.Start ? 10 : 3, 1, 100),
            Records = reader.Number("records", scenario == LoadScenario.Growth ? 1_000_000 : 1_000, 1_000, 10_000_000),
            Calls = reader.Number("calls", 1_000_000, 1_000, 100_000_000),
            HostAssembly = Path.GetFullPath(
                reader.Text("host") ?? Path.Combine(AppContext.BaseDirectory, "Services86.Host.dll")),
        };
        reader.RefuseUnknown();
        return options;
    }

    private sealed class Reader(IConfiguration given)
    {
        private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

        public string? Text(string name)
        {
            _known.Add(name);
            return given[name];
        }

        public int Number(string name, int usual, int least, int most) => Text(name) switch
        {
            null => usual,
            var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most => number,
            var text => throw new ArgumentException($"--{name}: expected a number from {least} to {most}, found '{text}'."),
        };

        public T OneOf<T>(string name, T usual)
            where T : struct, Enum => Text(name) switch
            {
                null => usual,
                var text when Enum.TryParse<T>(text, ignoreCase: true, out var value) => value,
                var text => throw new ArgumentException(
                    $"--{name}: expected {string.Join(" or ", Enum.GetNames<T>())}, found '{text}'."),
            };

        public void RefuseUnknown()
        {
            if (given.GetChildren().FirstOrDefault(option => !_known.Contains(option.Key)) is { } unknown)
            {
                throw new ArgumentException($"There is no option --{unknown.Key}.");
            }
        }
    }
}
