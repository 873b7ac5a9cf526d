namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>A complete HTTP response with the first half of the XML or JSON.</summary>
internal sealed class TruncatedAnswer : FaultAnswer
{
    /// <inheritdoc/>
    public override string Description => "a truncated answer";

    /// <inheritdoc/>
    public override async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (!body.IsEmpty)
        {
            context.Response.ContentLength = body.Length / 2;
            await context.Response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted);
        }
    }
}
