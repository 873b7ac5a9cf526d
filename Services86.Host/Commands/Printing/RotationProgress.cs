using System.Globalization;
using Services86.Data.Secrets;

namespace Services86.Host.Commands.Printing;

/// <summary>Prints the progress of a rotation every two seconds.</summary>
internal sealed class RotationProgress(TextWriter output, TimeProvider time) : IProgress<KeyRotationProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly long _started = time.GetTimestamp();
    private TimeSpan _printed;

    /// <inheritdoc/>
    public void Report(KeyRotationProgress value)
    {
        var elapsed = time.GetElapsedTime(_started);
        if (elapsed - _printed < Interval || value.Done == 0)
        {
            return;
        }

        _printed = elapsed;
        var percent = 100L * value.Done / value.Total;
        var remaining = Math.Ceiling(elapsed.TotalSeconds * (value.Total - value.Done) / value.Done);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Done} of {value.Total} secrets, {percent} %, about {remaining} s left"));
    }
}
