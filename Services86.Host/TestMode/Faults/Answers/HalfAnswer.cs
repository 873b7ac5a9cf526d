namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>The first half of the answer, after which the connection is closed.</summary>
internal sealed class HalfAnswer : FaultAnswer
{
    // Kestrel sends on another thread, and what it has not sent yet is lost when the connection is closed.
    private static readonly TimeSpan SendTime = TimeSpan.FromMilliseconds(50);

    // An operation without a result has no body to cut.
    private static readonly byte[] Filler = "    "u8.ToArray();

    /// <inheritdoc/>
    public override string Description => "half of the answer and a closed connection";

    /// <inheritdoc/>
    public override async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        if (body.IsEmpty)
        {
            response.StatusCode = StatusCodes.Status200OK;
            body = Filler;
        }

        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted);
        await response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(SendTime, context.RequestAborted);
        context.Abort();
    }
}
