using Services86.Description;
using Services86.Soap.Http;

namespace Services86.Host.Home;

/// <summary>Serves the page at <c>/</c>; passes all other requests on.</summary>
internal sealed class HomeMiddleware(
    RequestDelegate next, IEnumerable<ContractDescription> contracts, SoapOptions options)
{
    private const string Policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private readonly byte[] _page = HomePage.ToBytes(contracts, options);

    /// <summary>Handles a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.Value is not ("" or "/" or null)
            || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)))
        {
            return next(context);
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(_page, "text/html; charset=utf-8").ExecuteAsync(context);
    }
}
