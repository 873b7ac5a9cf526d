using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Services86.Tests.Support;

/// <summary>The bytes of a request that a real client sent, in which a test sets a ticket that is valid.</summary>
/// <param name="Head">The request line and the headers, with the empty line after them.</param>
/// <param name="Body">The bytes after the head.</param>
internal sealed partial record CapturedRequest(string Head, byte[] Body)
{
    private const string CapturedTicket = "7T:MockTicket+/ab==";

    private string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Loads a file of Soap/Http/Captures, by its name without .http.</summary>
    public static CapturedRequest Load(string name)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "Soap", "Http", "Captures");
        var bytes = File.ReadAllBytes(Path.Combine(directory, name + ".http"));
        var body = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return new CapturedRequest(Encoding.ASCII.GetString(bytes, 0, body), bytes[body..]);
    }

    /// <summary>Replaces the captured ticket.</summary>
    public CapturedRequest WithTicket(string ticket) => WithText(CapturedTicket, ticket);

    /// <summary>Replaces a text in the head, which must contain the text.</summary>
    public CapturedRequest WithHead(string old, string replacement) =>
        this with { Head = Replace(Head, old, replacement) };

    /// <summary>Replaces a text in the body, which must contain the text, and corrects the Content-Length.</summary>
    public CapturedRequest WithText(string old, string replacement) =>
        WithBody(Encoding.UTF8.GetBytes(Replace(Text, old, replacement)));

    /// <summary>Replaces the body, and corrects the Content-Length.</summary>
    public CapturedRequest WithBody(byte[] body)
    {
        var length = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}");
        return new CapturedRequest(ContentLength().Replace(Head, length), body);
    }

    /// <summary>Converts the body to another encoding.</summary>
    public CapturedRequest InEncoding(Encoding encoding) => WithBody(encoding.GetBytes(Text));

    /// <summary>Replaces the Content-Length by a chunked Transfer-Encoding.</summary>
    public CapturedRequest Chunked(int chunkBytes)
    {
        using var chunks = new MemoryStream();
        foreach (var chunk in Body.Chunk(chunkBytes))
        {
            chunks.Write(Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n"));
            chunks.Write(chunk);
            chunks.Write("\r\n"u8);
        }

        chunks.Write("0\r\n\r\n"u8);
        return new CapturedRequest(ContentLength().Replace(Head, "Transfer-Encoding: chunked"), chunks.ToArray());
    }

    public byte[] ToBytes() => [.. Encoding.ASCII.GetBytes(Head), .. Body];

    private static string Replace(string text, string old, string replacement) =>
        text.Contains(old, StringComparison.Ordinal)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new ArgumentException($"The request has no '{old}'.", nameof(old));

    [GeneratedRegex("Content-Length: [0-9]+")]
    private static partial Regex ContentLength();
}
