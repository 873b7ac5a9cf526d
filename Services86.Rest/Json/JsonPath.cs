using System.Text;
using System.Text.Json;

namespace Services86.Rest.Json;

/// <summary>The path of a JSON token: <c>IncomingCredentials.Port</c>, <c>[2].Value</c>; empty for the root.</summary>
internal sealed class JsonPath
{
    private readonly Stack<Level> _levels = new();

    /// <summary>Updates the path for the current token of a reader, which is called for every token.</summary>
    public void Follow(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.PropertyName:
                _levels.Peek().Name = Encoding.UTF8.GetString(json.ValueSpan);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.Pop();
                break;
            default:
                FollowValue(json.TokenType);
                break;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(_levels.Reverse()).TrimStart('.');

    private void FollowValue(JsonTokenType token)
    {
        if (_levels.TryPeek(out var level))
        {
            level.Index++;
        }

        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            _levels.Push(new Level(token == JsonTokenType.StartArray));
        }
    }

    private sealed class Level(bool isList)
    {
        public string? Name { get; set; }

        public int Index { get; set; } = -1;

        public override string ToString() => isList
            ? Index < 0 ? "" : $"[{Index}]"
            : Name is null ? "" : $".{Name}";
    }
}
