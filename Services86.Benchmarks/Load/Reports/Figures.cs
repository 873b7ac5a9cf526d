using System.Globalization;

namespace Services86.Benchmarks.Load.Reports;

/// <summary>Writes figures for the table, with as many digits as mean something.</summary>
internal static class Figures
{
    /// <summary>A whole number, with commas between thousands.</summary>
    public static string Whole(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A ratio.</summary>
    public static string Ratio(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds.</summary>
    public static string Milliseconds(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>A number of bytes, in MB of 1,000,000 bytes.</summary>
    public static string Megabytes(long bytes) => (bytes / 1e6).ToString("F0", CultureInfo.InvariantCulture);
}
