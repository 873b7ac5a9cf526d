using Microsoft.AspNetCore.Http;
using Services86.Http;
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

    public SessionEndpoint(RestAuthorization authorization, BrowserSession session)
    {
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
            await _session.BeginAsync(context, await _authorization.RequireLoginAsync(context));
        }
        else if (HttpMethods.IsDelete(method))
        {
            RestAuthorization.RequireOwnOrigin(context.Request);
            await _session.EndAsync(context);
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
}
