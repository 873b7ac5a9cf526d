namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>The answer with a wrong media type.</summary>
/// <param name="contentType">The media type.</param>
internal sealed class ContentTypeAnswer(string contentType) : FaultAnswer
{
    /// <inheritdoc/>
    public override string Description { get; } = $"the Content-Type {contentType}";

    /// <inheritdoc/>
    public override async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
