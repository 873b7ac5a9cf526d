using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>Masks the secrets of a JSON body. White space is kept.</summary>
/// <remarks>
/// A value is judged by the name of the member that it is in, as decoded, in any case. A body that is not JSON is kept
/// as far as it is JSON, without values, and without the names that no contract has.
/// </remarks>
internal ref struct JsonMask
{
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _utf8;
    private readonly BodyRules _rules;
    private readonly JsonPatchPaths? _patch;
    private readonly bool _namesOnly;
    private readonly StringBuilder _output = new();

    // The name of the member that the values at a depth are in. Those of an array are in the member of the array.
    private readonly string[] _names = new string[MaxDepth + 2];
    private Utf8JsonReader _reader;
    private int _written;

    private JsonMask(ReadOnlySpan<byte> utf8, BodyRules rules, JsonPatchPaths? patch, bool namesOnly)
    {
        _utf8 = utf8;
        _rules = rules;
        _patch = patch;
        _namesOnly = namesOnly;
        _names[0] = "";
        _reader = NewReader(utf8, rules.IsCut);
    }

    /// <summary>Masks a body.</summary>
    /// <param name="utf8">The body in UTF-8.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="isPatch">Whether the body is a JSON Patch.</param>
    public static MaskedText Mask(ReadOnlySpan<byte> utf8, BodyRules rules, bool isPatch)
    {
        var patch = isPatch ? JsonPatchPaths.Find(utf8, rules) : null;
        var known = rules.Secrets.Count;
        var masked = Run(utf8, rules, patch, namesOnly: false);
        if (masked is not null && rules.Secrets.Count > known)
        {
            // A secret that was found at the end can be at the begin too.
            masked = Run(utf8, rules, patch, namesOnly: false);
        }

        return masked is not null
            ? new MaskedText(masked, HasNamesOnly: false)
            : new MaskedText(Run(utf8, rules, patch, namesOnly: true) ?? "", HasNamesOnly: true);
    }

    /// <summary>
    /// Gets whether an exception of a reader is due to the body. It is an <see cref="InvalidOperationException"/> for
    /// half of a surrogate pair, escaped.
    /// </summary>
    public static bool IsNoJson(Exception exception) => exception is JsonException or InvalidOperationException;

    /// <summary>Creates a reader with the settings of the server.</summary>
    public static Utf8JsonReader NewReader(ReadOnlySpan<byte> utf8, bool isCut) =>
        new(utf8, isFinalBlock: !isCut, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));

    // Null for a body that is not JSON, unless only names are written.
    private static string? Run(ReadOnlySpan<byte> utf8, BodyRules rules, JsonPatchPaths? patch, bool namesOnly)
    {
        var mask = new JsonMask(utf8, rules, patch, namesOnly);
        try
        {
            while (mask._reader.Read())
            {
                mask.WriteToken();
            }
        }
        catch (Exception exception) when (IsNoJson(exception))
        {
            return namesOnly ? mask._output.ToString() : null;
        }

        mask.CopyUpTo(rules.IsCut ? mask._written : utf8.Length);
        return mask._output.ToString();
    }

    private void WriteToken()
    {
        var start = (int)_reader.TokenStartIndex;
        var end = (int)_reader.BytesConsumed;
        CopyUpTo(start);
        _written = end;
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                WriteName(start, end);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                WriteContainer(start);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray or JsonTokenType.Null:
                Copy(start, end);
                break;
            default:
                WriteValue(start, end);
                break;
        }
    }

    private void WriteName(int start, int end)
    {
        var name = _reader.GetString()!;
        _names[_reader.CurrentDepth] = name;
        if (_namesOnly ? _rules.Names.IsKnown(name) : !_rules.Secrets.AreIn(name))
        {
            Copy(start, end);
        }
        else
        {
            _output.Append('"').Append(SecretText.Mask).Append("\":");
        }
    }

    // A container in a secret member is masked whole.
    private void WriteContainer(int start)
    {
        var isSecret = IsSecretMember();
        if (!isSecret)
        {
            Copy(start, start + 1);
            _names[_reader.CurrentDepth + 1] = _reader.TokenType == JsonTokenType.StartArray ? Name : "";
            return;
        }

        var depth = _reader.CurrentDepth;
        AddSecrets(depth);
        _output.Append('"').Append(SecretText.Mask).Append('"');
    }

    private void AddSecrets(int depth)
    {
        while (_reader.Read())
        {
            _written = (int)_reader.BytesConsumed;
            if (_reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray && _reader.CurrentDepth == depth)
            {
                return;
            }

            if (_reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                _rules.Secrets.Add(_reader.GetString()!);
            }
        }

        _written = _utf8.Length;
    }

    private void WriteValue(int start, int end)
    {
        var value = _reader.TokenType == JsonTokenType.String
            ? _reader.GetString()!
            : Encoding.UTF8.GetString(_reader.ValueSpan);
        var isSecret = IsSecretMember();
        if (isSecret && value.Length == 0)
        {
            Copy(start, end);
            return;
        }

        var masked = _rules.Mask(value, !isSecret && !_namesOnly && Keeps());
        if (masked == value)
        {
            Copy(start, end);
        }
        else
        {
            _output
                .Append('"')
                .Append(JsonEncodedText.Encode(masked, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))
                .Append('"');
        }
    }

    // Empty for a value that is the whole body, and for the items of an array that is.
    private readonly string Name => _names[_reader.CurrentDepth];

    private readonly bool IsSecretMember() => _patch?.Judge(_reader.TokenStartIndex) switch
    {
        JsonPatchValue.Secret => true,
        JsonPatchValue.Kept or JsonPatchValue.Members => false,
        _ => _rules.IsSecret(Name),
    };

    // A text that is the whole body of a request is in the wrong place: no operation has one.
    private readonly bool Keeps() =>
        _patch?.Judge(_reader.TokenStartIndex) == JsonPatchValue.Kept ? !_rules.KeepsNoValue
        : Name.Length > 0 ? _rules.Keeps(Name)
        : _rules.KeepsRoot && !_rules.KeepsNoValue
            && (_rules.IsResponse || _reader.TokenType != JsonTokenType.String);

    private void CopyUpTo(int end)
    {
        if (end > _written)
        {
            Copy(_written, end);
            _written = end;
        }
    }

    private readonly void Copy(int start, int end) => _output.Append(Encoding.UTF8.GetString(_utf8[start..end]));
}
