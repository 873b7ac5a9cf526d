using Microsoft.AspNetCore.Http;
using Services86.Rest.Errors;
using Services86.Rest.Help;
using Services86.Rest.Routing;

namespace Services86.Rest.Http;

/// <summary>Answers the requests whose path is below <c>/api</c>; lets the others pass.</summary>
internal sealed class RestMiddleware(
    RequestDelegate next, RestServices services, RestRequestHandler requests, HelpPages guide, SessionEndpoint sessions)
{
    private const string Guided = "GET, HEAD";
    private const string Called = "GET, HEAD, POST";

    /// <summary>Answers a request, or lets it pass.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!RestPath.TryParse(context.Request.Path.Value, out var path))
        {
            return next(context);
        }

        try
        {
            return path.Kind switch
            {
                RestPathKind.Operation => AnswerAsync(context, services.Require(path.Agent, path.Operation)),
                RestPathKind.Session => sessions.AnswerAsync(context),
                _ => GuideAsync(context, path),
            };
        }
        catch (RestException exception)
        {
            return RefuseAsync(context, exception);
        }
    }

    private static bool IsGuided(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private static RestException MethodNotAllowed(HttpContext context, string expected, string allow) => new(
        StatusCodes.Status405MethodNotAllowed,
        $"Expected {expected}, found {context.Request.Method}. Use one of these.")
    {
        Allow = allow,
    };

    private Task AnswerAsync(HttpContext context, RestOperation operation)
    {
        if (HttpMethods.IsPost(context.Request.Method))
        {
            return requests.CallAsync(context, operation);
        }

        return IsGuided(context)
            ? requests.AnswerAsync(context, operation.Name, () => guide.DescribeAsync(context, operation))
            : RefuseAsync(context, MethodNotAllowed(
                context, "POST to call the operation, or GET for its description", Called));
    }

    private Task GuideAsync(HttpContext context, RestPath path)
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

        if (!IsGuided(context))
        {
            throw MethodNotAllowed(context, "GET, or POST to the address of an operation", Guided);
        }

        return requests.AnswerAsync(context, nameof(HelpPages), () => guide.SendAsync(context, kind, before, service));
    }

    private Task RefuseAsync(HttpContext context, RestException refusal) =>
        requests.AnswerAsync(context, nameof(RestMiddleware), () => Task.FromException(refusal));
}
