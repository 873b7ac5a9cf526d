using System.Buffers.Text;

namespace Services86.Benchmarks.Load.Http;

/// <summary>An HTTP response in a connection's buffer; valid until the next request is sent.</summary>
internal readonly ref struct RawResponse
{
    private RawResponse(ReadOnlySpan<byte> bytes, int headLength)
    {
        Bytes = bytes;
        Status = Utf8Parser.TryParse(bytes["HTTP/1.1 ".Length..], out int status, out _) ? status : 0;
        Body = bytes[headLength..];
    }

    /// <summary>Gets the status line, the headers and the body.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Gets the status code; 0 if there is none.</summary>
    public int Status { get; }

    /// <summary>Gets the body.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Parses a response at the start of the received bytes.</summary>
    /// <returns>False if the response is incomplete.</returns>
    /// <exception cref="InvalidDataException">The response has no Content-Length.</exception>
    public static bool TryParse(ReadOnlySpan<byte> received, out RawResponse response)
    {
        response = default;
        var end = received.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var headLength = end + 4;
        var length = headLength + LengthOfBody(received[..headLength]);
        if (received.Length < length)
        {
            return false;
        }

        response = new RawResponse(received[..length], headLength);
        return true;
    }

    private static int LengthOfBody(ReadOnlySpan<byte> head)
    {
        var header = "\r\nContent-Length: "u8;
        var start = head.IndexOf(header);
        return start >= 0 && Utf8Parser.TryParse(head[(start + header.Length)..], out int length, out _)
            ? length
            : throw new InvalidDataException("Expected a response with a Content-Length, found one without.");
    }
}
