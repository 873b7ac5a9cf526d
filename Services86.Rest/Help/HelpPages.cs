using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Services86.Agents.SoPrincipal;
using Services86.Http;
using Services86.Rest.Responses;
using Services86.Rest.Routing;

namespace Services86.Rest.Help;

/// <summary>
/// Describes the resources at the addresses of REST, for GET. It calls no operation, and needs no login.
/// </summary>
/// <remarks>Source of the format: docs/SERVICES86.md section 6.3.</remarks>
internal sealed class HelpPages(
    RestServices services, ResponseFormats formats, OperationHelp operations, SystemInfo system)
{
    private const string Page = "text/html";

    /// <summary>Sends the description of an address above those of the operations.</summary>
    /// <param name="context">The request and its response.</param>
    /// <param name="kind">The kind of the resource.</param>
    /// <param name="before">The path before <c>/api</c>.</param>
    /// <param name="service">The agent; null for an address that names none.</param>
    public Task SendAsync(HttpContext context, RestPathKind kind, string before, RestService? service)
    {
        var root = RootOf(context.Request, before);
        return kind switch
        {
            RestPathKind.Root => SendVersionAsync(context, root),
            RestPathKind.Agents => SendAsync(context, AgentsAt(root)),
            RestPathKind.Agent => SendAsync(context, OperationsAt(root, [service!])),
            _ => SendAsync(context, OperationsAt(root, services.All)),
        };
    }

    /// <summary>
    /// Sends the description of an operation: always in JSON, because it contains an example in JSON.
    /// </summary>
    public async Task DescribeAsync(HttpContext context, RestOperation operation)
    {
        using var output = new PooledBuffer(0);
        using (var writer = new Utf8JsonWriter(
            output,
            new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            operations.Of(operation).WriteTo(writer);
        }

        await RestResponse.SendAsync(context, StatusCodes.Status200OK, formats.Default.ContentType, output);
    }

    // With the host that the client used, so that the addresses in the page can be called.
    private static string RootOf(HttpRequest request, string before) =>
        $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
        + $"{new PathString(before.TrimEnd('/')).ToUriComponent()}";

    private static AddressMap OperationsAt(string root, IEnumerable<RestService> described)
    {
        var map = new AddressMap();
        foreach (var operation in described.SelectMany(service => service.Operations))
        {
            map.Add(root + operation.Path, new MethodMap { ["POST"] = OperationHelp.Summarize(operation) });
        }

        return map;
    }

    private AddressMap AgentsAt(string root)
    {
        var map = new AddressMap();
        foreach (var service in services.All)
        {
            map.Add(
                $"{root}{RestService.AgentsPath}/{service.Contract.Name}",
                new MethodMap { ["GET"] = $"Lists the operations of the {service.Contract.Name} agent." });
        }

        return map;
    }

    private Task SendAsync(HttpContext context, object value) =>
        RestResponse.SendValueAsync(context, formats.Require(context.Request), value);

    private async Task SendVersionAsync(HttpContext context, string root)
    {
        var version = ApiVersion.Of(root, system.Describe());
        if (formats.OfPage(context.Request, Page) is { } format)
        {
            await RestResponse.SendValueAsync(context, format, version);
            return;
        }

        using var output = new PooledBuffer(0);
        output.Append(Encoding.UTF8.GetBytes(VersionPage.Of(version)));
        await RestResponse.SendAsync(context, StatusCodes.Status200OK, Page + "; charset=utf-8", output);
    }
}
