using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Services86.Description;
using Services86.Rest.Responses;

namespace Services86.Rest.Json;

/// <summary>
/// An enumeration: a name, or for flags, names separated by commas. Read in any case and order, and as a number too.
/// </summary>
/// <remarks>
/// Flags are written as .NET writes them: names of combinations are preferred, the greatest value first, and the names
/// are in ascending order of their values. Source: docs/SERVICES86.md section 6.7.
/// </remarks>
internal sealed class JsonEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private readonly EnumDescription _description;
    private readonly Dictionary<string, long> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly long _allBits;
    private readonly ConcurrentDictionary<T, byte[]> _texts = new();

    public JsonEnumConverter(EnumDescription description)
    {
        _description = description;
        foreach (var name in description.Names)
        {
            _values.TryAdd(name.Name, name.Value);
            _allBits |= name.Value;
        }
    }

    protected override T ReadContent(ref JsonInput input)
    {
        var value = input.TokenType switch
        {
            JsonTokenType.Number when long.TryParse(input.Literal, CultureInfo.InvariantCulture, out var number) =>
                IfKnown(number),
            JsonTokenType.String => Parse(input.GetText()),
            _ => null,
        };
        return value is { } known
            ? (T)Enum.ToObject(typeof(T), known)
            : throw input.Invalid(
                (_description.IsFlags ? "names, separated by commas, of " : "one of ")
                + string.Join(", ", _values.Keys));
    }

    protected override void WriteContent(JsonOutput output, T value, Selection? selection) =>
        output.WriteRaw(_texts.GetOrAdd(value, TextOf));

    private long? Parse(string text)
    {
        var names = text.Split([',', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (!_description.IsFlags)
        {
            return names is [var only] ? ParseOne(only) : null;
        }

        var value = 0L;
        foreach (var name in names)
        {
            if (ParseOne(name) is not { } flag)
            {
                return null;
            }

            value |= flag;
        }

        return value;
    }

    private long? ParseOne(string name) =>
        _values.TryGetValue(name, out var value) ? value
        : long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? IfKnown(number)
        : null;

    private long? IfKnown(long number) =>
        _description.IsFlags ? (number & ~_allBits) == 0 ? number : null
        : _values.ContainsValue(number) ? number
        : null;

    private byte[] TextOf(T value)
    {
        var number = Convert.ToInt64(value, CultureInfo.InvariantCulture);
        var text = _description.Names.FirstOrDefault(name => name.Value == number)?.Name
            ?? (_description.IsFlags ? TextOfFlags(number) : null)
            ?? throw new InvalidOperationException($"{value} is no member of {typeof(T)}.");
        return Encoding.UTF8.GetBytes($"\"{text}\"");
    }

    private string? TextOfFlags(long value)
    {
        var text = new StringBuilder();
        foreach (var name in _description.Names.OrderByDescending(name => name.Value))
        {
            if (name.Value == 0 || (value & name.Value) != name.Value)
            {
                continue;
            }

            text.Insert(0, text.Length == 0 ? name.Name : name.Name + ", ");
            value &= ~name.Value;
        }

        return value == 0 ? text.ToString() : null;
    }
}
