using System.Globalization;
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

    private const string QueueModeKey = $"{ConsoleSection}:{nameof(ConsoleLoggerOptions.QueueFullMode)}";
    private const string QueueLengthKey = $"{ConsoleSection}:{nameof(ConsoleLoggerOptions.MaxQueueLength)}";

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

        if (configuration[QueueModeKey] is { Length: > 0 } mode
            && !Enum.TryParse<ConsoleLoggerQueueFullMode>(mode, ignoreCase: true, out _))
        {
            var modes = string.Join(" or ", Enum.GetNames<ConsoleLoggerQueueFullMode>());
            yield return $"{QueueModeKey}: expected {modes}, found '{mode}'.";
        }

        if (configuration[QueueLengthKey] is { Length: > 0 } length
            && !(int.TryParse(length, CultureInfo.InvariantCulture, out var lines) && lines > 0))
        {
            yield return $"{QueueLengthKey}: expected a whole number from 1, found '{length}'.";
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
