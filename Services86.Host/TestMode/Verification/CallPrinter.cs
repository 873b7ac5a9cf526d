using System.Globalization;
using System.Text;
using Services86.Http;
using Services86.WebConsole.Journal;

namespace Services86.Host.TestMode.Verification;

/// <summary>Prints calls, a line or a few lines each.</summary>
internal static class CallPrinter
{
    private const int MaxBodyLength = 2_000;

    /// <summary>Describes a call in a line.</summary>
    public static string Describe(JournalEntry call)
    {
        var name = call.Operation is null ? call.Path : $"{call.Agent}.{call.Operation}";
        var reason = call.Reason is null ? "" : $": {Quotation.Printable(call.Reason, 300)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"#{call.Id} {call.Time:HH:mm:ss.fff} {call.Protocol} {name} by {call.User ?? "nobody"}: "
            + $"{call.Outcome}, HTTP {call.Status}{reason}");
    }

    /// <summary>Prints calls with their requests and responses, in which the secrets are masked.</summary>
    public static string Print(IReadOnlyList<JournalEntry> calls)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Calls of the server ({calls.Count}):");
        foreach (var call in calls)
        {
            text.AppendLine(Describe(call));
            Append(text, $"  > {call.Method} {call.Path}{call.Query}", call.Request);
            Append(text, "  <", call.Response);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string head, JournalBody body)
    {
        text.Append(head).AppendLine(body.ContentType is { } type ? " " + type : "");
        if (body.Text.Length > 0)
        {
            text.Append("    ").AppendLine(
                Quotation.Cut(body.Text, MaxBodyLength).ReplaceLineEndings(Environment.NewLine + "    "));
        }
    }
}
