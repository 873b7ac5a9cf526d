using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Rest.Authorization;
using Services86.Rest.Errors;
using Services86.Rest.Responses;

namespace Services86.Rest.Http;

/// <summary>Starts and ends browser sessions, at <c>/api/v1/session</c>.</summary>
/// <remarks>
/// POST with an Authorization header logs in: the response sets the cookies of a <see cref="BrowserSession"/> and has
/// no body. DELETE, with the cookie and the X-XSRF-TOKEN header, logs out and revokes the ticket. The address is
/// specific to this server; SuperOffice's server logs browsers in with its own pages.
/// </remarks>
internal sealed class SessionEndpoint
{
    private const string AllowedMethods = "POST, DELETE";

    private readonly RestAuthorization _authorization;
    private readonly BrowserSession _session;
    private readonly ILogger _logger;

    public SessionEndpoint(
        RestAuthorization authorization, BrowserSession session, ILogger<SessionEndpoint> logger)
    {
        _logger = logger;
        _authorization = authorization;
        _session = session;
        Endpoint = new RestEndpoint(nameof(SessionEndpoint), RespondAsync);
    }

    /// <summary>Gets the endpoint.</summary>
    public RestEndpoint Endpoint { get; }

    private async Task RespondAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method))
        {
            var caller = await _authorization.RequireLoginAsync(context);
            await _session.BeginAsync(context, caller);
            CallCapture.Of(context)?.NoteCaller(caller.Name, caller.AssociateId);
            Log(context, "Session.Begin", caller.Name);
        }
        else if (HttpMethods.IsDelete(method))
        {
            RestAuthorization.RequireOwnOrigin(context.Request);
            await _session.EndAsync(context);
            Log(context, "Session.End", CallOrigin.NoUser);
        }
        else
        {
            throw new RestException(
                StatusCodes.Status405MethodNotAllowed,
                $"Expected POST to log a browser in, or DELETE to log it out, found {Quotation.Cut(method)}. "
                + "Use one of these.")
            {
                Allow = AllowedMethods,
            };
        }

        RestResponse.SendNothing(context);
    }

    private void Log(HttpContext context, string operation, string user) => RestLog.SessionChanged(
        _logger, operation, RestEndpoint.Protocol, user, context.Connection.RemoteIpAddress, CallOutcome.Ok);
}
