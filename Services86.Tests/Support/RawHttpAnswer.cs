using System.Net;
using System.Text;

namespace Services86.Tests.Support;

/// <summary>The bytes of an HTTP response, without chunks.</summary>
/// <param name="Head">The status line and the headers.</param>
/// <param name="Body">The bytes of the body, which may be compressed.</param>
internal sealed record RawHttpAnswer(string Head, byte[] Body)
{
    /// <summary>Gets the status in the first line.</summary>
    public HttpStatusCode Status => (HttpStatusCode)int.Parse(Head.Split(' ')[1], null);

    /// <summary>Gets the decompressed body.</summary>
    public byte[] Content => Header("Content-Encoding") == "gzip" ? GZip.Decompress(Body) : Body;

    /// <summary>Gets the response as SOAP.</summary>
    public SoapHttpAnswer Soap => new(Status, Header("Content-Type"), Encoding.UTF8.GetString(Content));

    /// <summary>Gets the value of a header; null if the response does not have the header.</summary>
    public string? Header(string name) => Head.Split("\r\n")
        .Select(line => line.Split(':', 2))
        .FirstOrDefault(header => header[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();
}
