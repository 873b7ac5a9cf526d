using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Services86.WebConsole.Twins;

/// <summary>Writes literals of JavaScript, of which JSON is a part.</summary>
internal static class JavaScriptLiteral
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a text.</summary>
    public static string Of(string text) => Escape(JsonSerializer.Serialize(text, Options));

    /// <summary>Writes a JSON value as @superoffice/webapi takes it: names begin with a small letter.</summary>
    public static string OfJson(string json) => Escape(Rename(JsonNode.Parse(json))?.ToJsonString(Options) ?? "null");

    /// <summary>Escapes what JSON allows in a text, and older JavaScript does not, and the end of a script.</summary>
    public static string Escape(string json) => json
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal)
        .Replace("\u2029", "\\u2029", StringComparison.Ordinal)
        .Replace("</", "<\\/", StringComparison.Ordinal);

    private static JsonNode? Rename(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key.Length == 0 ? "" : char.ToLowerInvariant(member.Key[0]) + member.Key[1..],
            Rename(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Rename)]),
        _ => node?.DeepClone(),
    };
}
