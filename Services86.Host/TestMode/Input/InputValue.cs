using System.Globalization;
using System.Text.Json;
using Services86.Http;

namespace Services86.Host.TestMode.Input;

/// <summary>A value in the JSON of a request to test mode. No value is quoted in errors: it may be a secret.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">The JSON path of the value.</param>
internal readonly record struct InputValue(JsonElement Element, string Path)
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>Reads a request.</summary>
    /// <param name="json">UTF-8. Nothing is an empty object.</param>
    /// <exception cref="InputException">The text is not JSON, or has a member twice.</exception>
    public static InputValue Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.IsEmpty ? "{}"u8.ToArray() : json, Options);
            return new InputValue(document.RootElement.Clone(), "$");
        }
        catch (JsonException exception)
        {
            var place = exception.LineNumber is { } line
                ? $" in line {line + 1}, byte {exception.BytePositionInLine + 1}"
                : "";
            throw new InputException("$", $"the body is not valid JSON{place}: correct it, or write it by a library.");
        }
    }

    /// <summary>Requires an object with no other members than these.</summary>
    /// <param name="known">The members.</param>
    /// <exception cref="InputException">The value is no object, or has another member.</exception>
    public void RequireMembers(params ReadOnlySpan<string> known)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Expected("an object");
        }

        foreach (var member in Element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                string[] all = [.. known];
                var nearest = NearestNames.Of(member.Name, all);
                throw new InputException(
                    $"{Path}.{Quotation.Cut(member.Name)}",
                    "there is no such member. "
                    + (nearest.Count > 0 ? $"Did you mean {nearest[0]}? " : "")
                    + $"The members here are {string.Join(", ", all)}.");
            }
        }
    }

    /// <summary>Gets a member of an object.</summary>
    /// <param name="name">The name of the member.</param>
    /// <returns>The value; null if the member is missing or null.</returns>
    public InputValue? Find(string name) =>
        Element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null
            ? new InputValue(member, $"{Path}.{name}")
            : null;

    /// <summary>Gets a member that an object must have.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="what">What the member is, such as <c>the name of the user</c>.</param>
    /// <exception cref="InputException">The member is missing or null.</exception>
    public InputValue Require(string name, string what) =>
        Find(name) ?? throw new InputException($"{Path}.{name}", $"expected {what}, found nothing.");

    /// <summary>Gets the items of an array.</summary>
    /// <exception cref="InputException">The value is no array.</exception>
    public IEnumerable<InputValue> Items()
    {
        var path = Path;
        return Element.ValueKind == JsonValueKind.Array
            ? Element.EnumerateArray().Select((item, index) => new InputValue(item, $"{path}[{index}]"))
            : throw Expected("an array");
    }

    /// <summary>Gets the items of a member that is an array; none if the member is missing.</summary>
    /// <param name="name">The name of the member.</param>
    public IEnumerable<InputValue> ItemsOf(string name) => Find(name)?.Items() ?? [];

    /// <summary>Gets a text.</summary>
    /// <exception cref="InputException">The value is no text.</exception>
    public string Text() =>
        Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Expected("a text");

    /// <summary>Gets one of several texts, in any case.</summary>
    /// <param name="known">The texts.</param>
    /// <returns>The text, as it is known.</returns>
    /// <exception cref="InputException">The value is none of them.</exception>
    public string OneOf(params ReadOnlySpan<string> known)
    {
        var text = Text();
        foreach (var candidate in known)
        {
            if (candidate.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return candidate;
            }
        }

        throw new InputException(Path, $"expected {string.Join(", ", known)}, found '{Quotation.Cut(text)}'.");
    }

    /// <summary>Gets a whole number.</summary>
    /// <param name="min">The smallest number.</param>
    /// <param name="max">The largest number.</param>
    /// <exception cref="InputException">The value is no whole number of the range.</exception>
    public int Whole(int min, int max) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= min
        && number <= max
            ? number
            : throw Expected(string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));

    /// <summary>Gets true or false.</summary>
    /// <exception cref="InputException">The value is neither.</exception>
    public bool Flag() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Expected("true or false"),
    };

    /// <summary>Gets a point in time.</summary>
    /// <exception cref="InputException">The value is none, or has no offset.</exception>
    public DateTimeOffset Time()
    {
        const string expected = "a time with its offset, such as 2026-03-01T12:00:00Z";
        var text = Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Expected(expected);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            && DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind).Kind
                != DateTimeKind.Unspecified
            && time.UtcDateTime.Year is > 1970 and < 9000
                ? time.ToUniversalTime()
                : throw Expected(expected);
    }

    /// <summary>Gets a duration.</summary>
    /// <exception cref="InputException">The value is none, or is negative.</exception>
    public TimeSpan Duration()
    {
        const string expected = "a duration of at most 10 years, such as 07:00:00 for seven hours or 30.00:00:00 for "
            + "thirty days";
        return Element.ValueKind == JsonValueKind.String
            && TimeSpan.TryParseExact(
                Element.GetString(), "c", CultureInfo.InvariantCulture, out var duration)
            && duration >= TimeSpan.Zero && duration.TotalDays <= 3_660
                ? duration
                : throw Expected(expected);
    }

    /// <summary>Creates the refusal of a value of another kind.</summary>
    /// <param name="expected">What was expected, such as <c>a text</c>.</param>
    public InputException Expected(string expected)
    {
        var found = Element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "a text that is none",
            JsonValueKind.Number => $"the number {Quotation.Cut(Element.GetRawText())}",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "null",
        };
        return new InputException(Path, $"expected {expected}, found {found}.");
    }
}
