using System.Text;
using System.Text.Json;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.Rest.Json;

/// <summary>Reads the JSON of a request, and knows where it is, so that a refusal can say so.</summary>
internal ref struct JsonInput
{
    /// <summary>The greatest depth of objects and lists, as for elements in SOAP.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = MaxDepth,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonSource _source;
    private Utf8JsonReader _json;

    /// <summary>Starts before the first token.</summary>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <param name="source">Where the text comes from.</param>
    public JsonInput(ReadOnlySpan<byte> text, JsonSource source)
    {
        _text = text;
        _source = source;
        _json = new Utf8JsonReader(text, Options);
    }

    /// <summary>The kind of the token that is read.</summary>
    public readonly JsonTokenType TokenType => _json.TokenType;

    /// <summary>The number, true or false that is read, as it stands.</summary>
    public readonly ReadOnlySpan<byte> Literal => _json.ValueSpan;

    /// <summary>Moves to the next token.</summary>
    /// <returns>False at the end of the text.</returns>
    /// <exception cref="JsonException">The text is not JSON from here on.</exception>
    public bool Read() => _json.Read();

    /// <summary>Moves to the name of the next member of an object.</summary>
    /// <returns>False at the end of the object.</returns>
    public bool MoveToMember() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves to the next item of a list.</summary>
    /// <returns>False at the end of the list.</returns>
    public bool MoveToItem() => _json.Read() && _json.TokenType != JsonTokenType.EndArray;

    /// <summary>Moves to the end of the text, where there must be nothing after the value.</summary>
    /// <exception cref="JsonException">There is something.</exception>
    public void MoveToEnd()
    {
        while (_json.Read())
        {
        }
    }

    /// <summary>Whether the name that is read is a certain one, its case included.</summary>
    public readonly bool IsName(ReadOnlySpan<byte> utf8Name) => _json.ValueTextEquals(utf8Name);

    /// <summary>Moves to the end of the value: of that which is read, or of the member whose name is read.</summary>
    public void Skip() => _json.Skip();

    /// <summary>Moves to the end of the value that is read, and tells where in the text it stands.</summary>
    public Range MoveOver()
    {
        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return start..(int)_json.BytesConsumed;
    }

    /// <summary>Gives the text, or the name, that is read.</summary>
    /// <exception cref="RestException">It is no Unicode, or has a character that SOAP's XML could not carry.</exception>
    public readonly string GetText()
    {
        string text;
        try
        {
            text = _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Invalid("Unicode text", "bytes that are not UTF-8, or half of a surrogate pair");
        }

        var forbidden = XmlCharacters.IndexOfForbidden(text);
        return forbidden < 0 ? text : throw Invalid(
            "characters that XML 1.0 allows, as SOAP clients read them too",
            $"U+{(int)text[forbidden]:X4} at place {forbidden + 1}");
    }

    /// <summary>Makes the refusal of a value that is not of the kind that the contract says.</summary>
    /// <param name="expected">What should have been there.</param>
    public readonly RestException Invalid(string expected) => Invalid(expected, _json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => $"the text {Quotation.Of(GetText())}",
        _ => Encoding.UTF8.GetString(_json.ValueSpan),
    });

    /// <summary>Makes the refusal of a value that is not what the contract says.</summary>
    /// <param name="expected">What should have been there.</param>
    /// <param name="found">What is there.</param>
    /// <returns>The refusal, with the member, and the line and the position where the client knows of them.</returns>
    public readonly RestException Invalid(string expected, string found)
    {
        var start = (int)_json.TokenStartIndex;
        var path = PathTo(start);
        var what = path.Length == 0 ? _source.Whole : $"{_source.Member} {path}";
        var place = _source.IsAsSent ? " " + PlaceOf(start) : "";
        return RestException.BadRequest(
            $"{what}{place} cannot be read: expected {expected}, found {found}. Correct it and send the request again.");
    }

    /// <summary>Makes the refusal of a text that is not JSON.</summary>
    public readonly RestException NotJson(JsonException exception)
    {
        var start = StartOfLine((int)(exception.LineNumber ?? 0)) + (int)(exception.BytePositionInLine ?? 0);
        return RestException.BadRequest(
            $"The JSON {PlaceOf(Math.Min(start, _text.Length))} cannot be read: {ReasonOf(exception)} Send JSON as https://www.rfc-editor.org/rfc/rfc8259 has it.",
            exception);
    }

    // The message goes on with the place, which is counted from zero there, and with advice for who programs the reader.
    private static string ReasonOf(JsonException exception)
    {
        var message = exception.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end])
            .Replace(" Change the reader options.", "", StringComparison.Ordinal);
    }

    private readonly int StartOfLine(int line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += _text[start..].IndexOf((byte)'\n') + 1;
        }

        return start;
    }

    private readonly string PlaceOf(int index)
    {
        var before = _text[..index];
        var line = before.Count((byte)'\n') + 1;
        var position = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return $"on line {line}, position {position},";
    }

    // Found by reading once more, so that a request without a fault does not pay for it.
    private readonly string PathTo(int tokenStart)
    {
        var path = new JsonPath();
        var json = new Utf8JsonReader(_text, Options);
        while (json.Read())
        {
            path.Follow(ref json);
            if (json.TokenStartIndex == tokenStart)
            {
                break;
            }
        }

        return path.ToString();
    }
}
