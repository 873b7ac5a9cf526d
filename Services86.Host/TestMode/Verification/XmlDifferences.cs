using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace Services86.Host.TestMode.Verification;

/// <summary>Finds where XML differs from expected JSON. Elements that are not expected are no difference.</summary>
internal static class XmlDifferences
{
    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");

    /// <summary>Adds a line for each difference.</summary>
    /// <param name="path">The path of the value; empty for the whole.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="found">The element; null if it is missing.</param>
    /// <param name="differences">The list to add to.</param>
    public static void Add(string path, JsonElement expected, XElement? found, List<string> differences)
    {
        if (expected.ValueKind == JsonValueKind.Object && found is not null)
        {
            foreach (var member in expected.EnumerateObject())
            {
                var element = found.Elements().FirstOrDefault(child =>
                    child.Name.LocalName.Equals(member.Name, StringComparison.OrdinalIgnoreCase));
                Add(JsonDifferences.Below(path, member.Name), member.Value, element, differences);
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array && found?.Elements().ToList() is { } items
            && items.Count == expected.GetArrayLength())
        {
            for (var i = 0; i < items.Count; i++)
            {
                Add($"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", expected[i], items[i], differences);
            }
        }
        else
        {
            var text = found is null || (string?)found.Attribute(Nil) is "true" or "1" ? null : found.Value;
            JsonDifferences.AddIfDifferent(path, JsonDifferences.TextOf(expected), text, differences);
        }
    }
}
