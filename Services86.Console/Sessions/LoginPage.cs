using Microsoft.AspNetCore.Http;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Http;
using Services86.Rest.Authorization;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Sessions;

/// <summary>Logs a user in by name and password, and starts the session of the browser.</summary>
/// <remarks>
/// <para>
/// The login is that of SoPrincipal/AuthenticateUsernamePassword: it is throttled, audited, and issues the ticket of
/// the session. An Online installation allows it too: there, Basic is refused because a client would send the password
/// with every call, and an application token identifies the programs of others. These pages are part of the server.
/// </para>
/// <para>
/// A form of another site cannot log a user in: browsers send the origin of a form, and it is checked first.
/// </para>
/// </remarks>
internal sealed class LoginPage(PageResponse responses, LoginService logins) : Page
{
    /// <inheritdoc/>
    public override Task GetAsync(PageRequest request)
    {
        var page = ReturnPage.Of(request.Query("return"));
        if (request.Caller is not null)
        {
            request.Redirect(page);
            return Task.CompletedTask;
        }

        return responses.SendAsync<LoginView>(request, new LoginModel("", page, Error: null));
    }

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        var name = request.Field("name");
        var page = ReturnPage.Of(request.Field("return"));
        try
        {
            var login = await logins.LoginAsync(
                name,
                request.Form["password"].ToString(),
                request.Context.Connection.RemoteIpAddress,
                request.CancellationToken);
            if (login is not null)
            {
                BrowserSession.Begin(request.Context, login.Ticket);
                request.Redirect(page);
                return;
            }
        }
        catch (SoSessionException refusal) when (refusal.RetryAfter is not null)
        {
            request.Context.Response.Headers.RetryAfter =
                Math.Ceiling(refusal.RetryAfter.Value.TotalSeconds).ToString("F0", null);
            await RefuseAsync(request, name, page, refusal.FriendlyText, StatusCodes.Status429TooManyRequests);
            return;
        }

        await RefuseAsync(
            request,
            name,
            page,
            "The user name or the password is wrong: check both.",
            StatusCodes.Status401Unauthorized);
    }

    private Task RefuseAsync(PageRequest request, string name, string page, string text, int status) =>
        responses.SendAsync<LoginView>(
            request, new LoginModel(Quotation.Printable(name, 100), page, text), status);
}
