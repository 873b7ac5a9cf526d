using System.Text.Json.Nodes;

namespace Services86.Tests.Support;

/// <summary>
/// The dates of an OpenAPI document, which the documents that SuperOffice publishes declare with another format.
/// </summary>
internal static class PublishedDates
{
    /// <summary>Returns whether a schema is a date of this server: a text with a pattern.</summary>
    public static bool IsDate(JsonNode schema) =>
        schema["pattern"]?.GetValue<string>().StartsWith(@"^\d{4}-", StringComparison.Ordinal) == true;

    /// <summary>Declares that the dates have the format date-time of RFC 3339, which has an offset.</summary>
    public static string Declare(string document)
    {
        var root = JsonNode.Parse(document)!;
        var dates = from schema in root["components"]!["schemas"]!.AsObject()
                    from member in schema.Value!["properties"]?.AsObject() ?? []
                    where IsDate(member.Value!)
                    select member.Value!.AsObject();
        foreach (var date in dates)
        {
            date.Remove("pattern");
            date["format"] = "date-time";
        }

        return root.ToJsonString();
    }
}
