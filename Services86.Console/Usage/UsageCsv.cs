using System.Globalization;
using System.Text;

namespace Services86.WebConsole.Usage;

/// <summary>Writes the counted calls as CSV. Source: https://www.rfc-editor.org/rfc/rfc4180</summary>
/// <remarks>
/// A client chooses its User-Agent. A text that a spreadsheet would take for a formula begins with an apostrophe:
/// https://owasp.org/www-community/attacks/CSV_Injection
/// </remarks>
internal static class UsageCsv
{
    private const string Header =
        "Application,User,Client,Agent,Operation,SoapCalls,FirstSoapCall,LastSoapCall,RestCalls,FirstRestCall,"
        + "LastRestCall,RestPath,State\r\n";

    /// <summary>Writes rows.</summary>
    public static string Write(IEnumerable<OperationUsage> rows)
    {
        var output = new StringBuilder(Header);
        foreach (var row in rows)
        {
            string[] fields =
            [
                row.Application,
                row.User,
                row.Client,
                row.Agent,
                row.Operation,
                row.SoapCalls.ToString(CultureInfo.InvariantCulture),
                TextOf(row.FirstSoapCall),
                TextOf(row.LastSoapCall),
                row.RestCalls.ToString(CultureInfo.InvariantCulture),
                TextOf(row.FirstRestCall),
                TextOf(row.LastRestCall),
                row.RestPath ?? "",
                row.State.ToString(),
            ];
            output.AppendJoin(',', fields.Select(Field)).Append("\r\n");
        }

        return output.ToString();
    }

    private static string TextOf(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    private static string Field(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0
            ? safe
            : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
