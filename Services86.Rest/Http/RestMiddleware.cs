using Microsoft.AspNetCore.Http;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Help;
using Services86.Rest.Routing;

namespace Services86.Rest.Http;

/// <summary>Handles the requests whose path is below <c>/api</c>; passes the others on.</summary>
internal sealed class RestMiddleware(
    RequestDelegate next,
    RestServices services,
    OperationEndpoints operations,
    HelpPages help,
    SessionEndpoint session,
    RestRequestHandler requests)
{
    private const string MethodsOfHelp = "GET, HEAD";
    private const string MethodsOfOperations = "GET, HEAD, POST";

    /// <summary>Handles a request, or passes it on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!RestPath.TryParse(context.Request.Path.Value, out var path))
        {
            return next(context);
        }

        var method = context.Request.Method;
        RestEndpoint endpoint;
        try
        {
            endpoint = path.Kind switch
            {
                RestPathKind.Operation => EndpointOf(services.Require(path.Agent, path.Operation), method),
                RestPathKind.Session => session.Endpoint,
                _ => HelpEndpointOf(path, method),
            };
        }
        catch (RestException exception)
        {
            endpoint = new RestEndpoint(OperationMetadata.Unknown, _ => Task.FromException(exception));
        }

        return requests.HandleAsync(context, endpoint);
    }

    private RestEndpoint EndpointOf(RestOperation operation, string method) =>
        HttpMethods.IsPost(method) ? operations.Of(operation)
        : ReadOnlyMethods.Include(method)
            ? new RestEndpoint(operation.Name, context => help.DescribeAsync(context, operation))
        : throw MethodNotAllowed(
            "POST to call the operation, or GET for its description", method, MethodsOfOperations);

    private RestEndpoint HelpEndpointOf(RestPath path, string method)
    {
        var kind = path.Kind;
        var before = path.Before.ToString();
        var service = kind == RestPathKind.Agent ? services.Require(path.Agent) : null;
        if (kind == RestPathKind.Unknown)
        {
            throw new RestException(
                StatusCodes.Status404NotFound,
                "There is nothing at this address: this server has agents, at "
                + $"{RestService.AgentsPath}/AGENT/OPERATION. "
                + $"The agents are {string.Join(", ", services.All.Select(known => known.Contract.Name))}.");
        }

        return ReadOnlyMethods.Include(method)
            ? new RestEndpoint(nameof(HelpPages), context => help.SendAsync(context, kind, before, service))
            : throw MethodNotAllowed("GET, or POST to the address of an operation", method, MethodsOfHelp);
    }

    private static RestException MethodNotAllowed(string expected, string found, string allowed) => new(
        StatusCodes.Status405MethodNotAllowed, $"Expected {expected}, found {Quotation.Cut(found)}. Use one of these.")
    {
        Allow = allowed,
    };
}
