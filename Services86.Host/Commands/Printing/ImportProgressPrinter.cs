using System.Globalization;
using Services86.Data.Import;

namespace Services86.Host.Commands.Printing;

/// <summary>Prints the progress of a table every two seconds, and each table when it is copied.</summary>
internal sealed class ImportProgressPrinter(TextWriter output, TimeProvider time) : IProgress<ImportProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private long _printed = time.GetTimestamp();

    /// <inheritdoc/>
    public void Report(ImportProgress value)
    {
        if (value.Rows == value.Total)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Table}: {value.Rows} rows"));
        }
        else if (time.GetElapsedTime(_printed) >= Interval)
        {
            _printed = time.GetTimestamp();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Table}: {value.Rows} of {value.Total} rows, {100 * value.Rows / value.Total} %"));
        }
    }
}
