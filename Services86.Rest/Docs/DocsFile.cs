using System.IO.Compression;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Services86.Rest.Docs;

/// <summary>A file of the page: embedded in this assembly, in most cases compressed.</summary>
/// <remarks>
/// The address contains the id of the build of the assembly, so that clients can cache the file for ever: another build
/// has other addresses.
/// </remarks>
internal sealed class DocsFile
{
    private const string ResourcePrefix = "docs/";
    private const string GZip = "gzip";

    private static readonly Assembly Assembly = typeof(DocsFile).Assembly;
    private static readonly string Folder = Assembly.ManifestModule.ModuleVersionId.ToString("N") + "/";
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly string _name;
    private readonly string _resource;
    private readonly bool _isCompressed;

    private DocsFile(string name, string resource, bool isCompressed)
    {
        _name = name;
        _resource = resource;
        _isCompressed = isCompressed;
    }

    /// <summary>Gets the address of a file, relative to the page.</summary>
    public static string Address(string name) => Folder + name;

    /// <summary>Finds a file by its address relative to the page; null for an unknown address.</summary>
    public static DocsFile? Find(string address)
    {
        if (!address.StartsWith(Folder, StringComparison.Ordinal))
        {
            return null;
        }

        var name = address[Folder.Length..];
        var resource = ResourcePrefix + name;
        return Exists(resource + ".gz") ? new DocsFile(name, resource + ".gz", isCompressed: true)
            : Exists(resource) ? new DocsFile(name, resource, isCompressed: false)
            : null;
    }

    /// <summary>Sends the file, decompressed for clients that do not accept gzip.</summary>
    public Task SendAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        Stream content = Assembly.GetManifestResourceStream(_resource)!;
        if (_isCompressed && AcceptsGZip(context.Request))
        {
            headers.ContentEncoding = GZip;
        }
        else if (_isCompressed)
        {
            content = new GZipStream(content, CompressionMode.Decompress);
        }

        return Results.Stream(content, ContentTypes.Mappings[Path.GetExtension(_name)]).ExecuteAsync(context);
    }

    private static bool Exists(string resource) => Assembly.GetManifestResourceInfo(resource) is not null;

    private static bool AcceptsGZip(HttpRequest request) => request.GetTypedHeaders().AcceptEncoding.Any(
        encoding => encoding.Value.Equals(GZip, StringComparison.OrdinalIgnoreCase) && encoding.Quality != 0);
}
