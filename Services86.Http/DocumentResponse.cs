using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Services86.Http;

/// <summary>
/// Sends a document that depends on the address of the request, such as a WSDL, with an ETag of its content.
/// </summary>
/// <remarks>
/// The ETag is strong: a compressed response has another ETag, which ends in <c>-gzip</c>, as each representation needs
/// its own. Source: RFC 9110, section 8.8.3.3.
/// </remarks>
public static class DocumentResponse
{
    private const int HashBytes = 16;

    /// <summary>Responds to GET with the document, to HEAD without, and with 304 if the client has it.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="contentType">The media type with its charset.</param>
    /// <param name="content">The document.</param>
    public static async Task SendAsync(HttpContext context, string contentType, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(content);
        var headers = context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        var hash = Convert.ToHexString(SHA256.HashData(content).AsSpan(0, HashBytes));
        if (FindKnownTag(context.Request.Headers.IfNoneMatch, hash) is { } known)
        {
            headers.ETag = known;
            headers.Vary = HeaderNames.AcceptEncoding;
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        headers.ETag = TagOf(hash);
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.OnStarting(() =>
            {
                if (headers.ContentEncoding.Count > 0)
                {
                    headers.ETag = CompressedTagOf(hash, headers.ContentEncoding!);
                }

                return Task.CompletedTask;
            });
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private static string TagOf(string hash) => $"\"{hash}\"";

    private static string CompressedTagOf(string hash, string coding) => $"\"{hash}-{coding}\"";

    // The comparison is the weak one, in which W/ does not matter: RFC 9110, section 13.1.2.
    private static string? FindKnownTag(StringValues ifNoneMatch, string hash)
    {
        if (ifNoneMatch.Count == 0)
        {
            return null;
        }

        foreach (var part in ifNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            var tag = part.StartsWith("W/", StringComparison.Ordinal) ? part[2..] : part;
            if (tag == "*")
            {
                return TagOf(hash);
            }

            if (tag == TagOf(hash) || tag == CompressedTagOf(hash, "gzip"))
            {
                return tag;
            }
        }

        return null;
    }
}
