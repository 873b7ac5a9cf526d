using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Services86.Http;

/// <summary>Reads the body of a request into memory, up to a limit.</summary>
public static class RequestBody
{
    private const int UsualBytes = 4096;

    /// <summary>Reads the whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">What the body is called in refusals.</param>
    /// <param name="maxBytes">The most bytes that are read.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The bytes; the caller disposes them.</returns>
    /// <exception cref="RequestRejectedException">
    /// There are more bytes, or fewer than were announced, or they are coded in an unknown way or cannot be decompressed.
    /// </exception>
    public static async ValueTask<PooledBuffer> ReadAsync(
        HttpRequest request, BodyName name, int maxBytes, CancellationToken cancellationToken)
    {
        RefuseUnknownCoding(request, name);
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(name, maxBytes);
        }

        var body = new PooledBuffer((int)(request.ContentLength ?? UsualBytes));
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
                $"The {name} cannot be read: the bytes are not of the Content-Encoding that the request names. Correct one of them.",
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
                RequestRejection.Incomplete, $"The request did not arrive whole: {exception.Message} Send it again.", exception);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    // Codings that the server knows have been undone, and taken out of the header, before this.
    private static void RefuseUnknownCoding(HttpRequest request, BodyName name)
    {
        if (request.Headers.ContentEncoding is [{ Length: > 0 } coding] && coding is not "identity")
        {
            throw new RequestRejectedException(
                RequestRejection.UnsupportedMediaType,
                $"The {name} cannot be read: expected the Content-Encoding gzip, deflate or none, found {Quotation.Of(coding)}. Use one of these.");
        }
    }

    private static RequestRejectedException TooLarge(BodyName name, int maxBytes) => new(
        RequestRejection.TooLarge,
        $"Expected {name.WithArticle} of at most {maxBytes} bytes, found a larger one. Send less at a time, or ask the server's owner to raise Services86:Soap:MaxEnvelopeBytes.");
}
