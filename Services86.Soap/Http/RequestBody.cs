using Microsoft.AspNetCore.Http;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Http;

/// <summary>Reads the body of a request into memory, up to a limit.</summary>
internal static class RequestBody
{
    private const int UsualBytes = 4096;

    /// <summary>Reads the whole body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The most bytes that are read.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The bytes; the caller disposes them.</returns>
    /// <exception cref="SoapFaultException">There are more bytes, or fewer than were announced, or they cannot be decompressed.</exception>
    public static async ValueTask<PooledBuffer> ReadAsync(
        HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        // One byte more than is announced, so that the end is found without growing.
        var body = new PooledBuffer((int)(request.ContentLength ?? UsualBytes) + 1);
        try
        {
            int count;
            while ((count = await request.Body.ReadAsync(body.GetMemory(), cancellationToken)) > 0)
            {
                body.Advance(count);
                if (body.Length > maxBytes)
                {
                    throw TooLarge(maxBytes);
                }
            }

            return body;
        }
        catch (InvalidDataException exception)
        {
            body.Dispose();
            throw new SoapFaultException(
                RequestRejection.NotXml,
                "The envelope cannot be read: the bytes are not of the Content-Encoding that the request names. Correct one of them.",
                exception);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            body.Dispose();
            throw TooLarge(maxBytes);
        }
        catch (BadHttpRequestException exception)
        {
            body.Dispose();
            throw new SoapFaultException(
                RequestRejection.Incomplete, $"The request did not arrive whole: {exception.Message} Send it again.", exception);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static SoapFaultException TooLarge(int maxBytes) => new(
        RequestRejection.TooLarge,
        $"Expected an envelope of at most {maxBytes} bytes, found a larger one. Send less at a time, or ask the server's owner to raise Services86:Soap:MaxEnvelopeBytes.");
}
