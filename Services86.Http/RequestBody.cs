using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Services86.Http.Capture;

namespace Services86.Http;

/// <summary>Reads the body of a request into memory, up to a limit.</summary>
public static class RequestBody
{
    // A body up to this size that arrives at once, or whose length is announced, takes nothing from the limited memory:
    // the limit of connections bounds these. A connection of HTTP/2 has many requests at the same time.
    private const int SmallBytes = 16 * 1024;

    /// <summary>Reads the whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The name of the body in rejections.</param>
    /// <param name="limits">The limits of the size, after decompression, and of the memory.</param>
    /// <param name="capture">Notes the body, also an incomplete one; null if nothing is noted.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The body; the caller disposes the buffer.</returns>
    /// <remarks>
    /// The buffer grows with the bytes that arrive: a length that the client announces costs nothing.
    /// </remarks>
    /// <exception cref="RequestRejectedException">
    /// The body is too large or incomplete, has an unsupported content coding, cannot be decompressed, or the memory
    /// for bodies is used up.
    /// </exception>
    public static async ValueTask<PooledBuffer> ReadAsync(
        HttpRequest request,
        BodyName name,
        RequestLimits limits,
        CallCapture? capture,
        CancellationToken cancellationToken)
    {
        RejectUnsupportedCoding(request, name);
        var maxBytes = limits.MaxBodyBytes;
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(name, maxBytes);
        }

        var isSmall = request.ContentLength <= SmallBytes && HttpProtocol.IsHttp11(request.Protocol);
        PooledBuffer? body = null;
        try
        {
            var reader = request.BodyReader;
            ReadResult read;
            do
            {
                read = await reader.ReadAsync(cancellationToken);
                try
                {
                    body ??= new PooledBuffer((int)Math.Min(read.Buffer.Length, SmallBytes));
                    Append(body, read, name, limits, isSmall);
                }
                finally
                {
                    // Also after a rejection: the server reads the rest, so that the client can read the response.
                    reader.AdvanceTo(read.Buffer.End);
                }
            }
            while (!read.IsCompleted);

            capture?.NoteRequest(body.Written.Span, isComplete: true);
            return body;
        }
        catch (Exception exception)
        {
            if (body is not null)
            {
                capture?.NoteRequest(body.Written.Span, isComplete: false);
                body.Dispose();
            }

            if (RejectionOf(exception, name, maxBytes) is { } rejection)
            {
                throw rejection;
            }

            throw;
        }
    }

    // Null for an exception that says nothing about the bytes of the request.
    private static RequestRejectedException? RejectionOf(Exception exception, BodyName name, int maxBytes) =>
        exception switch
        {
            InvalidDataException => new RequestRejectedException(
                RequestRejection.NotXml,
                $"The {name} cannot be read: the bytes are not of the Content-Encoding that the request names. "
                + "Correct one of them.",
                exception),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge(name, maxBytes),
            BadHttpRequestException => new RequestRejectedException(
                RequestRejection.Incomplete,
                $"The request did not arrive whole: {exception.Message} Send it again.",
                exception),
            _ when IsMalformed(exception) => new RequestRejectedException(
                RequestRejection.Incomplete,
                $"The {name} cannot be read: its parts are not what HTTP defines, such as the size of a chunk. "
                + "Send a Content-Length, or correct the chunks.",
                exception),
            _ => null,
        };

    private static void Append(PooledBuffer body, ReadResult read, BodyName name, RequestLimits limits, bool isSmall)
    {
        var length = body.Length + read.Buffer.Length;
        if (length > limits.MaxBodyBytes)
        {
            throw TooLarge(name, limits.MaxBodyBytes);
        }

        if (length > SmallBytes || (!read.IsCompleted && !isSmall))
        {
            body.TakeFrom(limits.Memory);
        }

        foreach (var segment in read.Buffer)
        {
            body.Append(segment.Span);
        }
    }

    // The server reports some malformed chunks by exceptions that say nothing about the request. No exception of
    // reading bytes that arrived is a failure of the server, except for a lack of memory.
    private static bool IsMalformed(Exception exception) => exception
        is not (RequestRejectedException or OperationCanceledException or ConnectionResetException
            or ConnectionAbortedException or OutOfMemoryException);

    // The middleware for request decompression has already decoded supported codings and removed them from the header.
    private static void RejectUnsupportedCoding(HttpRequest request, BodyName name)
    {
        var codings = request.Headers.ContentEncoding;
        if (codings.Count > 0 && codings.ToString() is { Length: > 0 } and not "identity" and var coding)
        {
            throw new RequestRejectedException(
                RequestRejection.UnsupportedMediaType,
                $"The {name} cannot be read: expected the Content-Encoding gzip, deflate or none, "
                + $"found {Quotation.Of(coding)}. Use one of these.");
        }
    }

    private static RequestRejectedException TooLarge(BodyName name, int maxBytes) => new(
        RequestRejection.TooLarge,
        $"Expected {name.WithArticle} of at most {maxBytes} bytes, found a larger one. "
        + "Send less at a time, or ask the server's owner to raise Services86:MaxRequestBytes.");
}
