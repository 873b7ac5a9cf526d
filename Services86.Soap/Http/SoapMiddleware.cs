using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Faults;

namespace Services86.Soap.Http;

/// <summary>Answers the requests whose path names a service; lets the others pass.</summary>
internal sealed class SoapMiddleware
{
    private readonly RequestDelegate _next;
    private readonly SoapOptions _options;
    private readonly SoapRequestHandler _requests;
    private readonly Dictionary<string, SoapService> _services;
    private readonly Dictionary<string, SoapService>.AlternateLookup<ReadOnlySpan<char>> _servicesByName;

    public SoapMiddleware(
        RequestDelegate next,
        SoapOptions options,
        SoapRequestHandler requests,
        IEnumerable<ContractDescription> contracts)
    {
        _next = next;
        _options = options;
        _requests = requests;
        _services = contracts.ToDictionary(c => c.Name, c => new SoapService(c), StringComparer.OrdinalIgnoreCase);
        _servicesByName = _services.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Answers a request, or lets it pass.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!SoapPath.TryGetServiceName(context.Request.Path.Value, _options.PathSuffix, out var name))
        {
            return _next(context);
        }

        return _servicesByName.TryGetValue(name, out var service)
            ? AnswerAsync(context, service)
            : RefuseAsync(context, RequestRejection.UnknownService,
                $"There is no service {name} here. The services are {string.Join(", ", _services.Keys.Select(n => n + ".svc"))}.");
    }

    private Task AnswerAsync(HttpContext context, SoapService service)
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
        return RefuseAsync(context, RequestRejection.MethodNotAllowed,
            $"Expected POST with a SOAP envelope, or GET for the help page, found {method}. Use one of these.");
    }

    private static Task RefuseAsync(HttpContext context, RequestRejection rejection, string reason)
    {
        var version = SoapContentType.GuessVersion(context.Request);
        var fault = SoapFault.Of(new RequestRejectedException(rejection, reason));
        return SoapResponseWriter.SendAsync(context.Response, version, version.ContentType, contract: null, fault);
    }
}
