using System.Globalization;

namespace Services86.Benchmarks.Load.Reports;

/// <summary>Formats figures with their significant digits.</summary>
internal static class Figures
{
    /// <summary>Formats a whole number with commas between thousands.</summary>
    public static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a ratio.</summary>
    public static string Ratio(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Formats milliseconds.</summary>
    public static string Milliseconds(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Formats a number of bytes in MB (1,000,000 bytes).</summary>
    public static string Megabytes(long bytes) => (bytes / 1e6).ToString("F0", CultureInfo.InvariantCulture);
}
