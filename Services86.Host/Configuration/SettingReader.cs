using System.Globalization;
using System.Net;

namespace Services86.Host.Configuration;

/// <summary>Reads single settings of the section <c>Services86</c>, and collects the errors.</summary>
/// <remarks>An invalid setting yields a value that must not be used: <see cref="Errors"/> decides.</remarks>
internal sealed class SettingReader(IConfiguration configuration)
{
    /// <summary>The configuration section of the program.</summary>
    public const string Section = "Services86";

    private readonly List<string> _errors = [];

    // In the order in which the settings were read first.
    private readonly List<string> _known = [];

    // What applies while the settings are missing. Formatted when somebody asks for it.
    private readonly Dictionary<string, (object Value, string Source)> _assumed = [];

    /// <summary>Gets the errors found so far, a sentence each.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>Gets the settings that were read, as they apply, in the order in which they were read first.</summary>
    public IEnumerable<EffectiveSetting> Effective => _known.Select(key =>
        Configured(key) is { } text ? new EffectiveSetting($"{Section}:{key}", text, AssumedFrom: null)
        : _assumed.TryGetValue(key, out var assumed)
            ? new EffectiveSetting($"{Section}:{key}", EffectiveSetting.TextOf(assumed.Value), assumed.Source)
            : new EffectiveSetting($"{Section}:{key}", Value: null, EffectiveSetting.Default));

    /// <summary>Declares what applies while a setting is missing.</summary>
    /// <param name="key">The key of the setting, without the section.</param>
    /// <param name="value">The value; null for none.</param>
    /// <param name="source">Where the value comes from.</param>
    public void Assume(string key, object? value, string source = EffectiveSetting.Default)
    {
        if (value is not null)
        {
            _assumed[key] = (value, source);
        }
    }

    /// <summary>Reads a text; null when the setting is missing or blank.</summary>
    public string? Text(string key)
    {
        if (!_known.Contains(key))
        {
            _known.Add(key);
        }

        return Configured(key);
    }

    /// <summary>Reads the name of a member of an enumeration, in any case. Numbers are rejected.</summary>
    public T OneOf<T>(string key, T defaultValue)
        where T : struct, Enum
    {
        Assume(key, defaultValue);
        if (Text(key) is not { } text)
        {
            return defaultValue;
        }

        var names = Enum.GetNames<T>();
        var index = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            RejectValue(key, string.Join(" or ", names), text);
        }

        return index < 0 ? defaultValue : Enum.GetValues<T>()[index];
    }

    /// <summary>Reads a duration such as <c>06:00:00</c>.</summary>
    public TimeSpan Duration(string key, TimeSpan defaultValue, TimeSpan min, TimeSpan max)
    {
        Assume(key, defaultValue);
        if (Text(key) is not { } text)
        {
            return defaultValue;
        }

        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) || value < min || value > max)
        {
            RejectValue(key, $"a duration from {min:c} to {max:c} such as {defaultValue:c}", text);
        }

        return value;
    }

    /// <summary>Reads a whole number.</summary>
    public int Number(string key, int defaultValue, int min, int max)
    {
        Assume(key, defaultValue);
        if (Text(key) is not { } text)
        {
            return defaultValue;
        }

        if (!int.TryParse(text, CultureInfo.InvariantCulture, out var value) || value < min || value > max)
        {
            RejectValue(key, $"a whole number from {min} to {max}", text);
        }

        return value;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>, in any case.</summary>
    public bool Boolean(string key, bool defaultValue)
    {
        Assume(key, defaultValue);
        if (Text(key) is not { } text)
        {
            return defaultValue;
        }

        if (!bool.TryParse(text, out var value))
        {
            RejectValue(key, "true or false", text);
        }

        return value;
    }

    /// <summary>Reads addresses and networks, separated by commas; an address is a network of one address.</summary>
    public List<System.Net.IPNetwork> Networks(string key)
    {
        var networks = new List<System.Net.IPNetwork>();
        var parts = (Text(key) ?? "").Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            if (System.Net.IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                RejectValue(key, "addresses or networks separated by commas, such as 10.0.0.1,192.168.0.0/16", part);
            }
        }

        return networks;
    }

    /// <summary>
    /// Rejects the settings that were not read: a misspelt setting would silently keep its default. A section of known
    /// settings may be empty, as <c>Services86__Bootstrap=</c> in an environment file.
    /// </summary>
    public void RejectUnknown()
    {
        foreach (var (key, value) in configuration.GetSection(Section).AsEnumerable(makePathsRelative: true))
        {
            var isEmptySection = string.IsNullOrWhiteSpace(value)
                && _known.Exists(known => known.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
            if (value is not null && !isEmptySection && !_known.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                Reject(key, $"is no setting; the settings are {string.Join(", ", _known)}.");
            }
        }
    }

    /// <summary>Rejects a setting.</summary>
    /// <param name="key">The key of the setting, without the section.</param>
    /// <param name="problem">The rest of the sentence that begins with the key.</param>
    public void Reject(string key, string problem) => _errors.Add($"{Section}:{key} {problem}");

    private string? Configured(string key) =>
        configuration[$"{Section}:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    private void RejectValue(string key, string expected, string found) =>
        _errors.Add($"{Section}:{key}: expected {expected}, found '{found}'.");
}
