using System.Globalization;

namespace Services86.Host.Configuration;

/// <summary>A setting as it applies.</summary>
/// <param name="Key">The key, with its section.</param>
/// <param name="Value">The value; null for none.</param>
/// <param name="AssumedFrom">Where the value comes from while the setting is missing; null if it is configured.</param>
internal sealed record EffectiveSetting(string Key, string? Value, string? AssumedFrom)
{
    /// <summary>The source of a value that the program has by itself.</summary>
    public const string Default = "default";

    /// <summary>Gets a value as it would be configured.</summary>
    public static string? TextOf(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
