using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Services86.WebConsole.Files;

/// <summary>A file that the pages load, such as the style sheet: embedded in this assembly.</summary>
/// <remarks>
/// The address contains a hash of the content, so that clients can cache the file for ever: another content has another
/// address.
/// </remarks>
internal sealed class ConsoleFile
{
    /// <summary>The folder of the files, below <c>console/</c>.</summary>
    public const string Folder = "files";

    private const string Resources = "files/";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const int HashBytes = 8;

    private static readonly ConcurrentDictionary<string, ConsoleFile?> Files = new(StringComparer.Ordinal);

    private readonly byte[] _content;
    private readonly string _contentType;
    private readonly string _hash;

    private ConsoleFile(string name, byte[] content)
    {
        _content = content;
        _contentType = Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/xml; charset=utf-8",
        };
        _hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, HashBytes));
    }

    /// <summary>Gets the address of a file, relative to the folder of the console.</summary>
    /// <param name="name">The name of the file, such as <c>console.css</c>.</param>
    public static string AddressOf(string name) => $"{Folder}/{Find(name)!._hash}/{name}";

    /// <summary>Sends the file at an address, or 404.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="address">The address after <c>files/</c>: a hash, a slash and a name, or the name alone.</param>
    public static async Task SendAsync(HttpContext context, string address)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var response = context.Response;
        if (Find(address[(slash + 1)..]) is not { } file || (slash >= 0 && address[..slash] != file._hash))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = slash >= 0 ? ForEver : "no-cache";
        response.ContentType = file._contentType;
        response.ContentLength = file._content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(file._content, context.RequestAborted);
        }
    }

    // Unknown names are not cached.
    private static ConsoleFile? Find(string name) =>
        Files.TryGetValue(name, out var known) ? known
        : Read(name) is { } file ? Files.GetOrAdd(name, file)
        : null;

    private static ConsoleFile? Read(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resources + name);
        if (resource is null)
        {
            return null;
        }

        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return new ConsoleFile(name, content);
    }
}
