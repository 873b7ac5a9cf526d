using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Services86.Http;

/// <summary>Reads the body of a request into memory, up to a limit.</summary>
public static class RequestBody
{
    private const int DefaultCapacity = 4096;

    /// <summary>Reads the whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The name of the body in rejections.</param>
    /// <param name="maxBytes">The size limit, in bytes, after decompression.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The body; the caller disposes the buffer.</returns>
    /// <exception cref="RequestRejectedException">
    /// The body is too large or incomplete, has an unsupported content coding, or cannot be decompressed.
    /// </exception>
    public static async ValueTask<PooledBuffer> ReadAsync(
        HttpRequest request, BodyName name, int maxBytes, CancellationToken cancellationToken)
    {
        RejectUnsupportedCoding(request, name);
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(name, maxBytes);
        }

        var body = new PooledBuffer((int)(request.ContentLength ?? DefaultCapacity));
        try
        {
            var reader = request.BodyReader;
            ReadResult read;
            do
            {
                read = await reader.ReadAsync(cancellationToken);
                foreach (var segment in read.Buffer)
                {
                    body.Append(segment.Span);
                }

                reader.AdvanceTo(read.Buffer.End);
                if (body.Length > maxBytes)
                {
                    throw TooLarge(name, maxBytes);
                }
            }
            while (!read.IsCompleted);

            return body;
        }
        catch (InvalidDataException exception)
        {
            body.Dispose();
            throw new RequestRejectedException(
                RequestRejection.NotXml,
                $"The {name} cannot be read: the bytes are not of the Content-Encoding that the request names. "
                + "Correct one of them.",
                exception);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            body.Dispose();
            throw TooLarge(name, maxBytes);
        }
        catch (BadHttpRequestException exception)
        {
            body.Dispose();
            throw new RequestRejectedException(
                RequestRejection.Incomplete,
                $"The request did not arrive whole: {exception.Message} Send it again.",
                exception);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    // The middleware for request decompression has already decoded supported codings and removed them from the header.
    private static void RejectUnsupportedCoding(HttpRequest request, BodyName name)
    {
        if (request.Headers.ContentEncoding is [{ Length: > 0 } coding] && coding is not "identity")
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
