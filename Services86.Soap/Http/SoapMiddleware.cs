using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Services86.Description;
using Services86.Http;

namespace Services86.Soap.Http;

/// <summary>Handles the requests to the services of all served versions.</summary>
internal sealed class SoapMiddleware
{
    private readonly RequestDelegate _next;
    private readonly SoapOptions _options;
    private readonly SoapRequestHandler _requests;
    private readonly Dictionary<string, SoapServices>.AlternateLookup<ReadOnlySpan<char>> _versions;

    public SoapMiddleware(
        RequestDelegate next,
        SoapOptions options,
        SoapRequestHandler requests,
        IEnumerable<ContractDescription> contracts)
    {
        _next = next;
        _options = options;
        _requests = requests;
        _versions = contracts
            .GroupBy(contract => contract.Version.Name)
            .ToDictionary(
                version => version.Key, version => new SoapServices(version), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Handles a request. Calls the next middleware if the path names no served version.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!SoapPath.TryParse(context.Request.Path.Value, _options.RootPath, out var version, out var name)
            || !_versions.TryGetValue(version, out var services))
        {
            return _next(context);
        }

        return services.TryGet(name, out var service)
            ? HandleAsync(context, service)
            : _requests.RejectAsync(
                context,
                RequestRejection.UnknownService,
                $"There is no service {Quotation.Cut(name.ToString())} here. "
                + $"The services are {string.Join(", ", services.Names.Select(n => n + ".svc"))}.",
                service: null);
    }

    private Task HandleAsync(HttpContext context, SoapService service)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method))
        {
            return _requests.HandleAsync(context, service);
        }

        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
        {
            return ServiceDocuments.SendAsync(context, service);
        }

        context.Response.Headers[HeaderNames.Allow] = "GET, HEAD, POST";
        return _requests.RejectAsync(
            context,
            RequestRejection.MethodNotAllowed,
            $"Expected POST with a SOAP envelope, or GET for the help page, found {Quotation.Cut(method)}. "
            + "Use one of these.",
            service.Contract.Description.Name);
    }
}
