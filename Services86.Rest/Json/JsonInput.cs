using System.Text;
using System.Text.Json;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.Rest.Json;

/// <summary>Reads the JSON of a request, and gives the place of an error in rejections.</summary>
internal ref struct JsonInput
{
    /// <summary>The maximum depth of objects and lists, like that of elements in SOAP.</summary>
    public const int MaxDepth = 64;

    private const int MaxPathLength = 200;
    private const int MaxReasonLength = 200;

    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = MaxDepth,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    private readonly ReadOnlySpan<byte> _text;
    private readonly JsonSource _source;
    private readonly UnknownMemberCollector? _unknownMembers;
    private Utf8JsonReader _json;
    private bool _isSecret;
    private bool _hasSecrets;
    private int _secretStart;
    private int _unknownCount;

    /// <summary>Creates the input, before the first token.</summary>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <param name="source">The origin of the text.</param>
    /// <param name="unknownMembers">Collects the members that the contract does not have; null to skip them.</param>
    public JsonInput(
        ReadOnlySpan<byte> text, JsonSource source, UnknownMemberCollector? unknownMembers = null)
    {
        _text = text;
        _source = source;
        _unknownMembers = unknownMembers;
        _json = new Utf8JsonReader(text, Options);
        _isSecret = _hasSecrets = source.IsSecret;
    }

    /// <summary>Gets the type of the current token.</summary>
    public readonly JsonTokenType TokenType => _json.TokenType;

    /// <summary>Gets the text of the current number, true or false.</summary>
    public readonly ReadOnlySpan<byte> Literal => _json.ValueSpan;

    /// <summary>Gets or sets whether the value that is read is a secret, or is within one.</summary>
    public bool IsSecret
    {
        readonly get => _isSecret;
        set
        {
            _secretStart = value && !_isSecret ? Position : _secretStart;
            _isSecret = value;
            _hasSecrets |= value;
        }
    }

    /// <summary>Gets whether 1.0 and 1e0 are read as the whole number 1.</summary>
    public readonly bool HasNumbersByValue => _source.HasNumbersByValue;

    /// <summary>Gets the index of the current token in the text.</summary>
    public readonly int Position => (int)_json.TokenStartIndex;

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

    /// <summary>Moves to the end of the text, after the value.</summary>
    /// <exception cref="JsonException">More text follows the value.</exception>
    public void MoveToEnd()
    {
        while (_json.Read())
        {
        }
    }

    /// <summary>Gets whether the current token is a certain name, case-sensitive.</summary>
    /// <remarks>The reader cannot compare a name with half of a surrogate pair, which must be escaped.</remarks>
    public readonly bool IsName(ReadOnlySpan<byte> utf8Name) => _json.ValueIsEscaped
        ? Encoding.UTF8.GetBytes(GetText()).AsSpan().SequenceEqual(utf8Name)
        : _json.ValueTextEquals(utf8Name);

    /// <summary>Moves to the end of the current value, or of the member whose name is the current token.</summary>
    public void Skip() => _json.Skip();

    /// <summary>Moves to the end of an unknown member, whose name is the current token.</summary>
    /// <param name="name">The name.</param>
    /// <param name="expected">Creates the expected part of a rejection.</param>
    /// <exception cref="RestException">The server refuses unknown members.</exception>
    public void SkipUnknown(string name, Func<string, string> expected)
    {
        if (_unknownMembers is { Refuses: true })
        {
            throw Invalid(expected(name), $"{Quotation.Of(name)}, which it does not have");
        }

        // The path costs a pass over the text, so only as many paths are found as the collector keeps.
        _unknownMembers?.Add(++_unknownCount <= UnknownMemberCollector.MaxPaths ? PathTo(Position) : name);
        _json.Skip();
    }

    /// <summary>Moves to the end of the current value, and returns its range in the text.</summary>
    public Range MoveOver()
    {
        var start = (int)_json.TokenStartIndex;
        _json.Skip();
        return start..(int)_json.BytesConsumed;
    }

    /// <summary>Gets the current text or name.</summary>
    /// <exception cref="RestException">
    /// The text is not Unicode, or has a character that SOAP's XML cannot contain.
    /// </exception>
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

    /// <summary>Creates the rejection of a value whose kind does not match the contract.</summary>
    /// <param name="expected">The expected value.</param>
    public readonly RestException Invalid(string expected) => Invalid(expected, _json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => IsSecret ? "another text" : $"the text {Quotation.Of(GetText())}",
        JsonTokenType.Number when IsSecret => "a number",
        _ => Quotation.Cut(Encoding.UTF8.GetString(_json.ValueSpan)),
    });

    /// <summary>Creates the rejection of a value that does not match the contract.</summary>
    /// <param name="expected">The expected value.</param>
    /// <param name="found">The value found.</param>
    /// <returns>
    /// The rejection, with the member; and with the line and position if the client sent the text as it is.
    /// </returns>
    public readonly RestException Invalid(string expected, string found) => Invalid(Position, expected, found);

    /// <summary>Creates the rejection of an earlier value that does not match the contract.</summary>
    /// <param name="start">The index of the first token of the value, or of the name of a member.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="found">The value found.</param>
    public readonly RestException Invalid(int start, string expected, string found)
    {
        // Keys within a secret are not shown.
        var path = Quotation.Cut(PathTo(_isSecret ? _secretStart : start), MaxPathLength);
        var what = path.Length == 0 ? _source.Whole : $"{_source.Member} {path}";
        var place = _source.IsAsSent ? " " + PlaceOf(start) : "";
        return RestException.BadRequest(
            $"{what}{place} cannot be read: expected {expected}, found {found}. "
            + "Correct it and send the request again.");
    }

    /// <summary>Creates the rejection of a text that is not JSON.</summary>
    public readonly RestException NotJson(JsonException exception)
    {
        var start = StartOfLine((int)(exception.LineNumber ?? 0)) + (int)(exception.BytePositionInLine ?? 0);
        var reason = Quotation.Cut(Shown(ReasonOf(exception)), MaxReasonLength);
        return RestException.BadRequest(
            $"The JSON {PlaceOf(Math.Min(start, _text.Length))} cannot be read: {reason} "
            + "Send JSON as https://www.rfc-editor.org/rfc/rfc8259 has it.",
            exception);
    }

    // The rest of the message is the place, counted from zero, and advice for programmers of the reader.
    private static string ReasonOf(JsonException exception)
    {
        var message = exception.Message;
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end])
            .Replace(" Change the reader options.", "", StringComparison.Ordinal);
    }

    // The reason begins with what is found, such as 'true1': part of a secret that is not in quotes. A single character
    // is shown, as it helps to find the place.
    private readonly string Shown(string reason) =>
        _hasSecrets && reason is ['\'', ..] && reason.IndexOf("' is ", StringComparison.Ordinal) is > 2 and var end
            ? "What follows" + reason[(end + 1)..]
            : reason;

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

    // The text is read a second time, so that valid requests do not pay for the path.
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
