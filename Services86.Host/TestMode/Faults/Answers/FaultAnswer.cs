using Services86.Http.Capture;

namespace Services86.Host.TestMode.Faults.Answers;

/// <summary>What a client gets in place of the answer of the server.</summary>
internal abstract class FaultAnswer
{
    /// <summary>Gets what it is, for the log, such as <c>HTTP status 503</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Sends the answer.</summary>
    /// <param name="context">The request, with the headers of the answer of the server.</param>
    /// <param name="body">The body of the answer of the server.</param>
    public abstract Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body);

    /// <summary>Sends another answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="body">The body.</param>
    protected static async Task SendAsync(
        HttpContext context, int status, string? contentType, ReadOnlyMemory<byte> body)
    {
        var response = context.Response;
        response.Headers.Clear();
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = body.Length;
        CallCapture.Of(context)?.NoteResponse(body.Span, contentType ?? "");
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
