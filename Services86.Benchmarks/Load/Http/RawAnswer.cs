using System.Buffers.Text;

namespace Services86.Benchmarks.Load.Http;

/// <summary>An answer as it came over the connection; good until the next one is received.</summary>
internal readonly ref struct RawAnswer
{
    private RawAnswer(ReadOnlySpan<byte> bytes, int headLength)
    {
        Bytes = bytes;
        Status = Utf8Parser.TryParse(bytes["HTTP/1.1 ".Length..], out int status, out _) ? status : 0;
        Body = bytes[headLength..];
    }

    /// <summary>Status line, headers and body.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The status; 0 when there is none.</summary>
    public int Status { get; }

    /// <summary>The body.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Finds an answer at the beginning of what has come.</summary>
    /// <returns>False when it is not there as a whole yet.</returns>
    /// <exception cref="InvalidDataException">The answer does not say its length.</exception>
    public static bool TryParse(ReadOnlySpan<byte> received, out RawAnswer answer)
    {
        answer = default;
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

        answer = new RawAnswer(received[..length], headLength);
        return true;
    }

    private static int LengthOfBody(ReadOnlySpan<byte> head)
    {
        var header = "\r\nContent-Length: "u8;
        var start = head.IndexOf(header);
        return start >= 0 && Utf8Parser.TryParse(head[(start + header.Length)..], out int length, out _)
            ? length
            : throw new InvalidDataException("Expected an answer with a Content-Length, found one without.");
    }
}
