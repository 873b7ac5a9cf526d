using System.Globalization;
using System.Text;

namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>An HTTP status, with any body.</summary>
/// <param name="status">The status.</param>
/// <param name="contentType">The media type; null for none.</param>
/// <param name="text">The body.</param>
/// <param name="retryAfter">The value of Retry-After, in seconds; null for no header.</param>
internal sealed class StatusAnswer(int status, string? contentType, string text, int? retryAfter) : FaultAnswer
{
    /// <inheritdoc/>
    public override string Description { get; } = $"HTTP status {status.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public override Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.OnStarting(() =>
        {
            if (retryAfter is { } seconds)
            {
                context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            }

            return Task.CompletedTask;
        });
        return SendAsync(context, status, contentType, Encoding.UTF8.GetBytes(text));
    }
}
