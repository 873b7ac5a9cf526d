using System.Net;
using System.Text;

namespace Services86.Tests.Support;

/// <summary>An answer as it came over a socket.</summary>
/// <param name="Head">The status line and the headers.</param>
/// <param name="Body">The bytes after them, in one piece.</param>
internal sealed record RawHttpAnswer(string Head, byte[] Body)
{
    /// <summary>The status in the first line.</summary>
    public HttpStatusCode Status => (HttpStatusCode)int.Parse(Head.Split(' ')[1], null);

    /// <summary>The bytes as they were before they were compressed.</summary>
    public byte[] Content => Header("Content-Encoding") == "gzip" ? GZip.Decompress(Body) : Body;

    /// <summary>The answer as text.</summary>
    public SoapHttpAnswer Soap => new(Status, Header("Content-Type"), Encoding.UTF8.GetString(Content));

    /// <summary>The value of a header; null when it is not there.</summary>
    public string? Header(string name) => Head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
