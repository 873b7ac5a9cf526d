using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Services86.Http;
using Services86.Rest.Help;
using Services86.Rest.Http;
using Services86.Rest.Routing;

namespace Services86.Rest.OpenApi;

/// <summary>Serves the OpenAPI documents of the agents; passes all other requests on.</summary>
/// <remarks>
/// The address is <c>/openapi/User.json</c>, below any leading path and case-insensitive, like the addresses of the
/// SOAP services. A document is built on first use.
/// </remarks>
internal sealed class OpenApiMiddleware
{
    private const string Folder = "/openapi/";
    private const string Extension = ".json";

    private readonly RequestDelegate _next;
    private readonly Dictionary<string, Lazy<Task<AgentDocument>>> _documents;

    public OpenApiMiddleware(
        RequestDelegate next, RestServices services, RestMediaTypes mediaTypes, DocComments comments, Samples samples)
    {
        _next = next;
        _documents = services.All.ToDictionary(
            service => service.Contract.Name,
            service => new Lazy<Task<AgentDocument>>(() => AgentDocument.WriteAsync(
                address => AgentDocumentBuilder.Build(service, mediaTypes, comments, samples, address))),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Serves a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        var folder = path.LastIndexOf('/') - Folder.Length + 1;
        return folder >= 0
            && path.AsSpan(folder).StartsWith(Folder, StringComparison.OrdinalIgnoreCase)
            && path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            && _documents.TryGetValue(path[(folder + Folder.Length)..^Extension.Length], out var document)
                ? SendAsync(context, path[..folder], document.Value)
                : _next(context);
    }

    private static async Task SendAsync(HttpContext context, string leadingPath, Task<AgentDocument> document)
    {
        if (!ReadOnlyMethods.IsAllowed(context))
        {
            return;
        }

        var request = context.Request;
        var address = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, leadingPath).TrimEnd('/');
        var content = (await document).ToBytes(address);
        await DocumentResponse.SendAsync(context, "application/json; charset=utf-8", content);
    }
}
