using System.Globalization;

namespace Services86.WebConsole.Calls;

/// <summary>Texts of calls in tables. The script of the list writes the same.</summary>
internal static class CallText
{
    /// <summary>Gets the class of an outcome.</summary>
    public static string ToneOf(string outcome) => outcome switch
    {
        "ok" => "good",
        "refused" or "rejected" => "warn",
        "cancelled" => "",
        _ => "bad",
    };

    /// <summary>Gets a duration, such as <c>1.5 ms</c>.</summary>
    public static string OfDuration(TimeSpan duration) =>
        duration.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Gets a size, such as <c>1.5 KiB</c>.</summary>
    public static string OfSize(long bytes) => bytes < 1024
        ? bytes.ToString(CultureInfo.InvariantCulture) + " B"
        : (bytes / 1024.0).ToString("0.0", CultureInfo.InvariantCulture) + " KiB";
}
