using Microsoft.AspNetCore.Http;
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
internal sealed class SessionEndpoint(
    RestAuthorization authorization, BrowserSession session, RestRequestHandler requests)
{
    private const string Allowed = "POST, DELETE";

    /// <summary>Handles a request.</summary>
    public Task AnswerAsync(HttpContext context) =>
        requests.AnswerAsync(context, nameof(SessionEndpoint), () => ChangeAsync(context));

    private async Task ChangeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsPost(method))
        {
            await session.BeginAsync(context, await authorization.RequireLoginAsync(context));
        }
        else if (HttpMethods.IsDelete(method))
        {
            RequestOrigin.RequireOwn(context.Request);
            await session.EndAsync(context);
        }
        else
        {
            throw new RestException(
                StatusCodes.Status405MethodNotAllowed,
                $"Expected POST to log a browser in, or DELETE to log it out, found {method}. Use one of these.")
            {
                Allow = Allowed,
            };
        }

        RestResponse.SendNothing(context);
    }
}
