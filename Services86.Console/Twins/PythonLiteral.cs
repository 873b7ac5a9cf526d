using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Services86.WebConsole.Twins;

/// <summary>Writes literals of Python.</summary>
internal static class PythonLiteral
{
    /// <summary>Writes a text.</summary>
    public static string Of(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => output.Append('\\').Append(character),
                '\n' => output.Append("\\n"),
                < ' ' or '\x7f' => output.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}"),
                _ => output.Append(character),
            };
        }

        return output.Append('"').ToString();
    }

    /// <summary>Writes a JSON value.</summary>
    /// <param name="output">The output.</param>
    /// <param name="value">The value.</param>
    /// <param name="depth">The depth of the indentation.</param>
    public static void Write(StringBuilder output, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteItems(output, '{', '}', value.EnumerateObject(), depth, member =>
                {
                    output.Append(Of(member.Name)).Append(": ");
                    Write(output, member.Value, depth + 1);
                });
                break;
            case JsonValueKind.Array:
                WriteItems(output, '[', ']', value.EnumerateArray(), depth, item => Write(output, item, depth + 1));
                break;
            case JsonValueKind.String:
                output.Append(Of(value.GetString()!));
                break;
            case JsonValueKind.Number:
                output.Append(value.GetRawText());
                break;
            default:
                output.Append(value.ValueKind switch
                {
                    JsonValueKind.True => "True",
                    JsonValueKind.False => "False",
                    _ => "None",
                });
                break;
        }
    }

    private static void WriteItems<T>(
        StringBuilder output, char open, char close, IEnumerable<T> items, int depth, Action<T> write)
    {
        output.Append(open);
        var isEmpty = true;
        foreach (var item in items)
        {
            isEmpty = false;
            output.Append('\n').Append(' ', 4 * (depth + 1));
            write(item);
            output.Append(',');
        }

        if (!isEmpty)
        {
            output.Append('\n').Append(' ', 4 * depth);
        }

        output.Append(close);
    }
}
