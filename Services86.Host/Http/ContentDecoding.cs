using System.IO.Compression;
using Microsoft.Extensions.Primitives;

namespace Services86.Host.Http;

/// <summary>Decodes the bodies of requests that have content codings: gzip, x-gzip and deflate.</summary>
/// <param name="maxBodyBytes">The size limit of a body, in bytes, after all codings are decoded.</param>
/// <remarks>
/// Several codings are decoded in reverse order, whether they are in one header line or in several. A body with an
/// unknown coding is left as it is, with its header, and rejected where it is read. Source:
/// https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding
/// </remarks>
internal sealed class ContentDecoding(int maxBodyBytes)
{
    /// <summary>The maximum number of codings of a body. Clients use one; a proxy may add one.</summary>
    public const int MaxCodings = 3;

    // A coded body is hardly larger than the body itself. Without a limit, a few bytes could expand to gigabytes of
    // empty gzip members, which decode to nothing.
    private readonly int _maxCodedBytes = maxBodyBytes + (maxBodyBytes / 8) + 1024;

    private enum ContentCoding
    {
        GZip,
        Deflate,
    }

    /// <summary>Gets a stream that decodes the body, and removes the codings from the header.</summary>
    /// <returns>The stream, which the caller disposes; null if the body is not to be decoded.</returns>
    public Stream? GetDecodedBody(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.ContentEncoding.Count == 0 || Parse(headers.ContentEncoding) is not { } codings)
        {
            return null;
        }

        headers.ContentEncoding = default;
        if (codings.Count == 0)
        {
            return null;
        }

        var body = context.Request.Body;
        for (var i = codings.Count - 1; i >= 0; i--)
        {
            body = new LimitedStream(body, _maxCodedBytes);
            body = codings[i] == ContentCoding.Deflate
                ? new ZLibStream(body, CompressionMode.Decompress)
                : new GZipStream(body, CompressionMode.Decompress);
        }

        return body;
    }

    // Null if a coding is unknown, or there are too many. Identity is no coding.
    private static List<ContentCoding>? Parse(StringValues header)
    {
        var codings = new List<ContentCoding>();
        foreach (var line in header)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                var name = line.AsSpan()[range].Trim();
                if (name.IsEmpty || Is(name, "identity"))
                {
                    continue;
                }

                if (codings.Count == MaxCodings || CodingOf(name) is not { } coding)
                {
                    return null;
                }

                codings.Add(coding);
            }
        }

        return codings;
    }

    // x-gzip is a synonym of gzip: RFC 9110, section 8.4.1.3.
    private static ContentCoding? CodingOf(ReadOnlySpan<char> name) =>
        Is(name, "gzip") || Is(name, "x-gzip") ? ContentCoding.GZip
        : Is(name, "deflate") ? ContentCoding.Deflate
        : null;

    private static bool Is(ReadOnlySpan<char> name, string other) =>
        name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
