using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Services86.WebConsole.Journal;

namespace Services86.WebConsole.Calls;

/// <summary>The body of a request or a response for people: indented, with the lines that a reason is about.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Marked">The indexes of the lines that the reason is about.</param>
/// <param name="Note">What is missing of the body; null for nothing.</param>
internal sealed partial record FormattedBody(IReadOnlyList<string> Lines, IReadOnlySet<int> Marked, string? Note)
{
    private const int MaxFormattedLength = 256 * 1024;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Gets the text, to copy.</summary>
    public string Text => string.Join('\n', Lines);

    /// <summary>Formats a body.</summary>
    /// <param name="body">The body, with its secrets masked.</param>
    /// <param name="reason">Why the call was refused or rejected; null for a success, and for a response.</param>
    public static FormattedBody Of(JournalBody body, string? reason)
    {
        var text = body.Text.ReplaceLineEndings("\n").TrimEnd('\n');
        var note = body.State switch
        {
            JournalBodyState.Cut => $"Only the begin is kept, of {body.Length} bytes.",
            JournalBodyState.NamesOnly => "Only the names are kept: the body cannot be parsed, and may have secrets.",
            JournalBodyState.NotKept => $"{body.Length} bytes of a type that is not kept.",
            _ => null,
        };

        // A reason counts the lines of the text as it was sent.
        if (reason is not null && text.Contains('\n') && LineIn(reason) is { } line)
        {
            var sent = text.Split('\n');
            if (line <= sent.Length)
            {
                return new FormattedBody(sent, new HashSet<int> { line - 1 }, note);
            }
        }

        var lines = (body.State == JournalBodyState.Whole ? Format(text) : text).Split('\n');
        return new FormattedBody(lines, Mark(lines, reason), note);
    }

    private static string Format(string text)
    {
        try
        {
            var start = text.AsSpan().TrimStart();
            return text.Length > MaxFormattedLength ? text
                : start.StartsWith('<') && !text.Contains("<!DOCTYPE", StringComparison.Ordinal)
                    ? XElement.Parse(text).ToString().ReplaceLineEndings("\n")
                : start.StartsWith('{') || start.StartsWith('[')
                    ? JsonNode.Parse(text)!.ToJsonString(Readable).ReplaceLineEndings("\n")
                : text;
        }
        catch (Exception exception) when (exception is XmlException or JsonException)
        {
            return text;
        }
    }

    private static int? LineIn(string reason) => LineNumber().Match(reason) is { Success: true } found
        && int.TryParse(found.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
        && line > 0
            ? line
            : null;

    // The lines with the value that the reason quotes.
    private static HashSet<int> Mark(string[] lines, string? reason)
    {
        var quoted = reason is null ? [] : Quoted().Matches(reason).Select(found => found.Groups[1].Value).ToArray();
        return [.. Enumerable.Range(0, lines.Length).Where(
            i => quoted.Any(value => lines[i].Contains(value, StringComparison.Ordinal)))];
    }

    [GeneratedRegex(@"\bline (\d{1,7})\b", RegexOptions.IgnoreCase)]
    private static partial Regex LineNumber();

    [GeneratedRegex("'([^']{2,100})'")]
    private static partial Regex Quoted();
}
