using System.Globalization;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Calls;

/// <summary>The filter of the list of calls, as its form has it.</summary>
/// <param name="Values">The value of each field; empty for every call.</param>
/// <param name="Before">The id below which calls are listed; null for the newest calls.</param>
internal sealed record CallFilter(IReadOnlyDictionary<string, string> Values, long? Before)
{
    /// <summary>Gets the names of the fields, which are the parameters of <c>/admin/calls</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["protocol", "agent", "operation", "user", "application", "client", "userAgent", "outcome", "text"];

    /// <summary>Gets the query of the filter: empty, or beginning with a question mark.</summary>
    public string Query
    {
        get
        {
            var pairs = Names.Where(name => Values[name].Length > 0)
                .Select(name => $"{name}={Uri.EscapeDataString(Values[name])}");
            return string.Join('&', pairs) is { Length: > 0 } query ? "?" + query : "";
        }
    }

    /// <summary>Reads the filter of a request.</summary>
    public static CallFilter Of(PageRequest request) => new(
        Names.ToDictionary(name => name, request.Query),
        long.TryParse(request.Query("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null);

    /// <summary>Gets the filter of the journal.</summary>
    /// <param name="limit">The largest number of calls.</param>
    public JournalFilter ToJournal(int limit) => new()
    {
        Protocol = Find("protocol"),
        Agent = Find("agent"),
        Operation = Find("operation"),
        User = Find("user"),
        Application = Find("application"),
        ClientAddress = Find("client"),
        UserAgent = Find("userAgent"),
        Outcome = Find("outcome"),
        Text = Find("text"),
        Before = Before,
        Limit = limit,
    };

    private string? Find(string name) => Values[name] is { Length: > 0 } value ? value : null;
}
