using Microsoft.Extensions.Logging.Console;

namespace Services86.Host.Configuration;

/// <summary>Validates the section <c>Logging</c>, in which ASP.NET Core ignores a misspelt formatter.</summary>
internal static class LoggingSettings
{
    /// <summary>The section of the options of the console logger.</summary>
    public const string ConsoleSection = $"{Section}:Console";

    private const string Section = "Logging";
    private const string LevelSection = "LogLevel";
    private const string FormatterKey = $"{ConsoleSection}:{nameof(ConsoleLoggerOptions.FormatterName)}";

    private static readonly string[] Formatters =
        [ConsoleFormatterNames.Simple, ConsoleFormatterNames.Systemd, ConsoleFormatterNames.Json];

    /// <summary>Finds the invalid settings.</summary>
    /// <returns>A sentence for each.</returns>
    public static IEnumerable<string> FindErrors(IConfiguration configuration)
    {
        if (configuration[FormatterKey] is { Length: > 0 } formatter
            && !Formatters.Contains(formatter, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"{FormatterKey}: expected {string.Join(" or ", Formatters)}, found '{formatter}'.";
        }

        foreach (var (key, value) in configuration.GetSection(Section).AsEnumerable())
        {
            if (IsLevel(key) && !string.IsNullOrEmpty(value) && !Enum.TryParse<LogLevel>(value, true, out _))
            {
                yield return $"{key}: expected {string.Join(" or ", Enum.GetNames<LogLevel>())}, found '{value}'.";
            }
        }
    }

    /// <summary>Gets whether each line of the output has to be JSON.</summary>
    public static bool IsJson(IConfiguration configuration) =>
        ConsoleFormatterNames.Json.Equals(configuration[FormatterKey], StringComparison.OrdinalIgnoreCase);

    // Logging:LogLevel:Category, or Logging:Provider:LogLevel:Category.
    private static bool IsLevel(string key)
    {
        var parts = key.Split(':');
        return parts.Length is 3 or 4 && parts[^2].Equals(LevelSection, StringComparison.OrdinalIgnoreCase);
    }
}
