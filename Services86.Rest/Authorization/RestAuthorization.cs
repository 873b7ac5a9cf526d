using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Description;
using Services86.Http;
using Services86.Http.Capture;
using Services86.Rest.Headers;
using Services86.Rest.Routing;

namespace Services86.Rest.Authorization;

/// <summary>Authenticates the application and the caller of a REST request by its headers.</summary>
/// <remarks>
/// A caller is authenticated by the Authorization header, with the schemes Basic (OnSite only), SoTicket or Bearer,
/// case-insensitive; without the header, by the session of a browser. Source: docs/SERVICES86.md sections 5.6 and 6.5.
/// </remarks>
internal sealed class RestAuthorization(
    ApplicationService applications,
    LoginService logins,
    TicketService tickets,
    AccessTokenService accessTokens,
    BrowserSession session,
    LoginOptions options)
{
    private const string Realm = $"realm=\"{nameof(Services86)}\"";

    private const string SendTicket = "Send it as Authorization: SoTicket, followed by a space and the ticket.";

    private static readonly string[] ChallengesWithoutBasic = [$"SoTicket {Realm}", $"Bearer {Realm}"];

    private static readonly string[] Challenges = [$"Basic {Realm}, charset=\"UTF-8\"", .. ChallengesWithoutBasic];

    private bool AllowsBasic => options.Installation == InstallationType.OnSite;

    private string Schemes => AllowsBasic ? "Basic, SoTicket or Bearer" : "SoTicket or Bearer";

    /// <summary>Gets the caller of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="contract">The called agent.</param>
    /// <returns>The caller; null if the agent needs no login.</returns>
    /// <exception cref="SoSessionException">The application or caller is not authenticated, or has to wait.</exception>
    /// <exception cref="XsrfValidationException">A page of another site may have made the request.</exception>
    /// <exception cref="SoFunctionRightException">The application may not call the agent.</exception>
    public async ValueTask<Caller?> RequireAsync(HttpContext context, ContractDescription contract)
    {
        RequireOwnOrigin(context.Request);

        // Before the caller: an application that may not call must not find out whether tickets or passwords are valid.
        var token = context.Request.Headers[RestHeaders.ApplicationToken].ToString();
        var application = await applications.RequireAsync(
            token, RestHeaders.ApplicationToken, contract, context.RequestAborted);
        if (application is { } known)
        {
            CallCapture.Of(context)?.NoteApplication(known.ApplicationId, known.Name);
        }

        return RestService.NeedsLogin(contract) ? await RequireCallerAsync(context, application?.ApplicationId) : null;
    }

    /// <summary>
    /// Gets the caller of a request that starts a session. Sessions and access tokens do not authenticate it.
    /// </summary>
    /// <remarks>
    /// Only the Authorization header is accepted, because a form of another site cannot send it: otherwise, such a form
    /// could log the user in as another user.
    /// </remarks>
    /// <exception cref="SoSessionException">The application or caller is not authenticated, or has to wait.</exception>
    /// <exception cref="XsrfValidationException">A page of another site may have made the request.</exception>
    public async Task<Caller> RequireLoginAsync(HttpContext context)
    {
        RequireOwnOrigin(context.Request);
        var token = context.Request.Headers[RestHeaders.ApplicationToken].ToString();
        var application = await applications.RequireRegisteredAsync(
            token, RestHeaders.ApplicationToken, context.RequestAborted);
        var caller = await FindByAuthorizationAsync(context, application?.ApplicationId);
        return caller is { IsAuthenticatedByAccessToken: false } ? caller : throw new SoSessionException(
            "A session begins with a password or a ticket.",
            "To begin a session, log in: send an Authorization header with "
            + $"{(AllowsBasic ? "your password or a ticket" : "a ticket")}.")
        {
            LacksCredentials = caller is null && !context.Request.Headers.ContainsKey(RestHeaders.XsrfToken),
        };
    }

    /// <summary>Gets the caller of a request that calls no agent.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="SoSessionException">The application or caller is not authenticated, or has to wait.</exception>
    /// <exception cref="XsrfValidationException">A page of another site may have made the request.</exception>
    public async Task<Caller> RequireCallerAsync(HttpContext context)
    {
        RequireOwnOrigin(context.Request);
        var token = context.Request.Headers[RestHeaders.ApplicationToken].ToString();
        var application = await applications.RequireRegisteredAsync(
            token, RestHeaders.ApplicationToken, context.RequestAborted);
        return await RequireCallerAsync(context, application?.ApplicationId);
    }

    /// <summary>Refuses a request from a page of another origin, before anything else is looked at.</summary>
    /// <exception cref="XsrfValidationException">A page of another origin made the request.</exception>
    public static void RequireOwnOrigin(HttpRequest request)
    {
        if (!RequestOrigin.IsOwn(request))
        {
            throw new XsrfValidationException(
                "The page of another origin made the request.",
                "This server answers no pages but its own: "
                + "call it from a program, or from a page at the same address.");
        }
    }

    /// <summary>
    /// Gets the values of WWW-Authenticate for a response with 401: the schemes that the installation allows.
    /// </summary>
    /// <remarks>
    /// A browser is not offered Basic: it would show its own dialog, and from then on send the password with all
    /// requests, also with those that pages of other sites make.
    /// </remarks>
    public StringValues ChallengesFor(HttpRequest request) =>
        AllowsBasic && !RequestOrigin.IsBrowser(request) && !request.Headers.ContainsKey(RestHeaders.XsrfToken)
            ? Challenges
            : ChallengesWithoutBasic;

    private async Task<Caller> RequireCallerAsync(HttpContext context, int? applicationId)
    {
        if (await FindByAuthorizationAsync(context, applicationId) is { } caller)
        {
            return caller;
        }

        return context.Request.Headers.ContainsKey(RestHeaders.XsrfToken)
            ? await session.RequireAsync(context)
            : throw NotLoggedIn(context.Request);
    }

    private SoSessionException NotLoggedIn(HttpRequest request) => MisplacedTicket.Find(request) is { } place
        ? new SoSessionException(
            $"There is no Authorization header, but a ticket in {place}.",
            $"You are not logged in: your ticket is in {place}, where this server does not look for it. {SendTicket}")
        : new SoSessionException(
            "There is neither an Authorization header nor the session of a browser.",
            $"You are not logged in: send an Authorization header with the scheme {Schemes}.")
        {
            LacksCredentials = true,
        };

    // Of what is in the header, only a ticket is recognized; the scheme may be a secret itself.
    private SoSessionException UnknownScheme(string scheme, string parameter) =>
        TicketService.IsTicket(scheme)
            ? new SoSessionException(
                "The Authorization header has a ticket without a scheme.",
                $"Your ticket is in the Authorization header without a scheme. {SendTicket}")
        : TicketService.IsTicket(parameter) && !scheme.Contains(',', StringComparison.Ordinal)
            ? new SoSessionException(
                $"The Authorization header has a ticket with an unknown scheme: expected {Schemes}.",
                "Your ticket is in the Authorization header with a scheme that this server does not know. "
                + SendTicket)
        : new SoSessionException(
            $"The Authorization header has an unknown scheme: expected {Schemes}.",
            $"This server does not know the scheme of your Authorization header: use {Schemes}.");

    // Null without an Authorization header.
    private async Task<Caller?> FindByAuthorizationAsync(HttpContext context, int? applicationId)
    {
        var authorization = context.Request.Headers.Authorization.ToString().Trim();
        if (authorization.Length == 0)
        {
            return null;
        }

        var parts = authorization.Split(' ', 2, StringSplitOptions.TrimEntries);
        var parameter = parts.Length > 1 ? parts[1] : "";
        return parts[0].ToUpperInvariant() switch
        {
            "BASIC" => await RequireByPasswordAsync(parameter, context),
            "SOTICKET" => await RequireByTicketAsync(parameter, context),
            "BEARER" => await RequireByTokenAsync(parameter, applicationId, context),
            _ => throw UnknownScheme(parts[0], parameter),
        };
    }

    private async Task<Caller> RequireByPasswordAsync(string parameter, HttpContext context)
    {
        if (!AllowsBasic)
        {
            throw new SoSessionException(
                $"An Online installation does not allow the scheme Basic: expected {Schemes}.",
                "This server lets nobody in by a password in the Authorization header: "
                + $"log in with SoPrincipal/AuthenticateUsernamePassword, and use {Schemes} with what it gives.");
        }

        var credentials = BasicCredentials.Parse(parameter);
        return TicketService.IsTicket(credentials.UserName)
            ? await RequireByTicketAsync(credentials.UserName, context)
            : await logins.LoginForCallAsync(
                credentials.UserName, credentials.Password, context.Connection.RemoteIpAddress, context.RequestAborted)
              ?? throw WrongPassword(credentials);
    }

    private static SoSessionException WrongPassword(BasicCredentials credentials) =>
        TicketService.IsTicket(credentials.Password)
            ? new SoSessionException(
                "The user name or the password is wrong: a ticket is in place of the password.",
                $"Your ticket is in place of the password. {SendTicket}")
            : new SoSessionException(
                "The user name or the password is wrong.",
                "The user name or the password is wrong: check both.");

    private async Task<Caller> RequireByTicketAsync(string ticket, HttpContext context) =>
        await tickets.FindAsync(ticket, context.RequestAborted) ?? throw new SoSessionException(
            "The ticket is unknown, expired or revoked.",
            "Your login is not valid any more: log in again with SoPrincipal/AuthenticateUsernamePassword, "
            + "and use the new ticket.");

    private async Task<Caller> RequireByTokenAsync(string token, int? applicationId, HttpContext context)
    {
        if (!AccessTokenService.IsAccessToken(token))
        {
            return await RequireByTicketAsync(token, context);
        }

        return await accessTokens.FindAsync(token, applicationId, context.RequestAborted)
            ?? throw new SoSessionException(
                "The access token is unknown, expired or revoked.",
                "Your access token is not valid any more: get another one with User/GetAccessToken.");
    }
}
