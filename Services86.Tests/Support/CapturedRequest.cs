using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Services86.Tests.Support;

/// <summary>The bytes that a real client sent, in which a test puts a ticket that is valid here.</summary>
/// <param name="Head">The request line and the headers, with the empty line at the end.</param>
/// <param name="Body">What follows.</param>
internal sealed partial record CapturedRequest(string Head, byte[] Body)
{
    private const string CapturedTicket = "7T:MockTicket+/ab==";

    private string Text => Encoding.UTF8.GetString(Body);

    public static CapturedRequest Load(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Soap", "Http", "Captures", name + ".http"));
        var body = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return new CapturedRequest(Encoding.ASCII.GetString(bytes, 0, body), bytes[body..]);
    }

    public CapturedRequest WithTicket(string ticket) => WithText(CapturedTicket, ticket);

    /// <summary>Replaces a part of the head, which must be there.</summary>
    public CapturedRequest WithHead(string old, string replacement) =>
        this with { Head = Replace(Head, old, replacement) };

    /// <summary>Replaces a part of the body, which must be there, and corrects the length in the head.</summary>
    public CapturedRequest WithText(string old, string replacement) =>
        WithBody(Encoding.UTF8.GetBytes(Replace(Text, old, replacement)));

    /// <summary>Replaces all of the body, and corrects the length in the head.</summary>
    public CapturedRequest WithBody(byte[] body)
    {
        var length = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}");
        return new CapturedRequest(ContentLength().Replace(Head, length), body);
    }

    /// <summary>Sends the characters as other bytes.</summary>
    public CapturedRequest InEncoding(Encoding encoding) => WithBody(encoding.GetBytes(Text));

    /// <summary>Sends the body in pieces, without its length.</summary>
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

    private static string Replace(string text, string old, string replacement) => text.Contains(old, StringComparison.Ordinal)
        ? text.Replace(old, replacement, StringComparison.Ordinal)
        : throw new ArgumentException($"The request has no '{old}'.", nameof(old));

    [GeneratedRegex("Content-Length: [0-9]+")]
    private static partial Regex ContentLength();
}
