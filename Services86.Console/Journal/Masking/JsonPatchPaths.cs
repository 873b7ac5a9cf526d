using System.Text.Json;

namespace Services86.WebConsole.Journal.Masking;

/// <summary>Judges the values of a JSON Patch by the paths of their operations.</summary>
/// <remarks>A value can stand before its path, and an operation can have a member more than once.</remarks>
internal sealed class JsonPatchPaths
{
    private static readonly HashSet<string> Operations =
        new(StringComparer.OrdinalIgnoreCase) { "add", "remove", "replace", "move", "copy", "test" };

    private readonly Dictionary<long, JsonPatchValue> _values = [];
    private readonly BodyRules _rules;

    private JsonPatchPaths(BodyRules rules) => _rules = rules;

    /// <summary>Reads the paths of a patch, as far as it is JSON.</summary>
    public static JsonPatchPaths Find(ReadOnlySpan<byte> utf8, BodyRules rules)
    {
        var paths = new JsonPatchPaths(rules);
        var reader = JsonMask.NewReader(utf8, rules.IsCut);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 1 })
                {
                    paths.ReadOperation(ref reader);
                }
            }
        }
        catch (Exception exception) when (JsonMask.IsNoJson(exception))
        {
            // The values of the operation at the error are not kept.
        }

        return paths;
    }

    /// <summary>Judges the value that begins at an offset; null if the offset is none of a value of a patch.</summary>
    public JsonPatchValue? Judge(long start) => _values.TryGetValue(start, out var value) ? value : null;

    private void ReadOperation(ref Utf8JsonReader reader)
    {
        var values = new List<long>();
        var judged = JsonPatchValue.Kept;
        var hasPath = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!reader.Read())
            {
                return;
            }

            var start = reader.TokenStartIndex;
            if (name.Equals("value", StringComparison.OrdinalIgnoreCase))
            {
                values.Add(start);
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                var text = reader.GetString()!;
                if (name.Equals("op", StringComparison.OrdinalIgnoreCase) && Operations.Contains(text))
                {
                    _values[start] = JsonPatchValue.Kept;
                }
                else if (IsPath(name))
                {
                    var path = JudgePath(text, out var isKnown);
                    judged = path > judged ? path : judged;
                    hasPath = true;
                    if (isKnown)
                    {
                        _values[start] = JsonPatchValue.Kept;
                    }

                    _rules.Secrets.AreMoved |= path == JsonPatchValue.Secret && name[0] is 'f' or 'F';
                }
            }

            if (!reader.TrySkip())
            {
                return;
            }
        }

        foreach (var value in values)
        {
            _values[value] = hasPath ? judged : JsonPatchValue.Secret;
        }
    }

    private static bool IsPath(string name) =>
        name.Equals("path", StringComparison.OrdinalIgnoreCase)
        || name.Equals("from", StringComparison.OrdinalIgnoreCase);

    private JsonPatchValue JudgePath(string path, out bool isKnown)
    {
        var judged = JsonPatchValue.Members;
        isKnown = true;
        foreach (var segment in path.Split('/'))
        {
            var name = segment
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            if (name is "" or "-" || name.All(char.IsAsciiDigit))
            {
                continue;
            }

            isKnown &= _rules.Names.IsKnown(name);
            if (_rules.IsSecret(name) || !_rules.Names.IsKnown(name))
            {
                judged = JsonPatchValue.Secret;
            }
            else if (judged != JsonPatchValue.Secret)
            {
                judged = _rules.Names.HasValue(name) ? JsonPatchValue.Kept : JsonPatchValue.Members;
            }
        }

        return judged;
    }
}
