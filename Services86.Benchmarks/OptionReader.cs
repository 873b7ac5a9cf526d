using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Services86.Benchmarks;

/// <summary>Reads the options of a command: <c>--name value</c> or <c>--name=value</c>.</summary>
internal sealed class OptionReader
{
    private readonly IConfiguration _given;
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    private OptionReader(IConfiguration given) => _given = given;

    /// <summary>Parses the arguments of a command.</summary>
    /// <exception cref="ArgumentException">An argument is not an option.</exception>
    public static OptionReader Parse(string[] args)
    {
        try
        {
            return new OptionReader(new ConfigurationBuilder().AddCommandLine(args).Build());
        }
        catch (FormatException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }

    /// <summary>Reads a text; null if the option is missing.</summary>
    public string? Text(string name)
    {
        _known.Add(name);
        return _given[name];
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="ArgumentException">The value is not a number in the range.</exception>
    public int Number(string name, int defaultValue, int min, int max) => Text(name) switch
    {
        null => defaultValue,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max => number,
        var text => throw new ArgumentException(
            $"--{name}: expected a number from {min} to {max}, found '{text}'."),
    };

    /// <summary>Reads the name of an enumeration member, in any case.</summary>
    /// <exception cref="ArgumentException">The value is not a member.</exception>
    public T OneOf<T>(string name, T defaultValue)
        where T : struct, Enum => Text(name) switch
        {
            null => defaultValue,
            var text when Enum.TryParse<T>(text, ignoreCase: true, out var value) => value,
            var text => throw new ArgumentException(
                $"--{name}: expected {string.Join(" or ", Enum.GetNames<T>())}, found '{text}'."),
        };

    /// <summary>Rejects options that were not read.</summary>
    /// <exception cref="ArgumentException">An option is unknown.</exception>
    public void RefuseUnknown()
    {
        if (_given.GetChildren().FirstOrDefault(option => !_known.Contains(option.Key)) is { } unknown)
        {
            throw new ArgumentException($"There is no option --{unknown.Key}.");
        }
    }
}
