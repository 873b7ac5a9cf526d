using System.Globalization;
using System.Text.Json;

namespace Services86.Host.TestMode.Verification;

/// <summary>Finds where JSON differs from expected JSON. Members that are not expected are no difference.</summary>
internal static class JsonDifferences
{
    /// <summary>Adds a line for each difference.</summary>
    /// <param name="path">The path of the value; empty for the whole.</param>
    /// <param name="expected">The expected value.</param>
    /// <param name="found">The value; null if it is missing.</param>
    /// <param name="differences">The list to add to.</param>
    public static void Add(string path, JsonElement expected, JsonElement? found, List<string> differences)
    {
        if (expected.ValueKind == JsonValueKind.Object && found is { ValueKind: JsonValueKind.Object } value)
        {
            foreach (var member in expected.EnumerateObject())
            {
                Add(Below(path, member.Name), member.Value, Find(value, member.Name), differences);
            }
        }
        else if (expected.ValueKind == JsonValueKind.Array && found is { ValueKind: JsonValueKind.Array } list
            && list.GetArrayLength() == expected.GetArrayLength())
        {
            for (var i = 0; i < list.GetArrayLength(); i++)
            {
                Add($"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", expected[i], list[i], differences);
            }
        }
        else
        {
            AddIfDifferent(path, TextOf(expected), found is { } other ? TextOf(other) : null, differences);
        }
    }

    /// <summary>Adds a line if two texts differ. A missing value is equal to null.</summary>
    public static void AddIfDifferent(string path, string expected, string? found, List<string> differences)
    {
        if (expected != (found ?? "null"))
        {
            differences.Add($"{path}: expected {expected}, found {found ?? "nothing"}");
        }
    }

    /// <summary>Gets the path of a member.</summary>
    public static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Gets the text of a value: the characters of a string, and the JSON of another value.</summary>
    public static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static JsonElement? Find(JsonElement value, string name)
    {
        foreach (var member in value.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }
}
