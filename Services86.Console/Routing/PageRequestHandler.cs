using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Http;
using Services86.Rest.Authorization;
using Services86.Rest.Errors;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Routing;

/// <summary>Handles requests for pages: authenticates users, has pages respond, and responds to failures.</summary>
internal sealed class PageRequestHandler(
    BrowserSession session,
    PageResponse responses,
    RestFailures failures,
    RequestLimits limits,
    ILogger<PageRequestHandler> logger) : RequestBoundary<PageExchange>
{
    private const string FormType = "application/x-www-form-urlencoded";

    // A form has few fields; the largest is a body to send again.
    private const int MaxFields = 100;

    /// <inheritdoc/>
    protected override async Task RespondAsync(HttpContext context, PageExchange exchange)
    {
        limits.Connections.RejectSurplus(context);
        var request = exchange.Request;
        var isPost = HttpMethods.IsPost(context.Request.Method);
        if (isPost)
        {
            // Before anything else, so that the page of another site learns nothing, not even by the time it takes.
            RestAuthorization.RequireOwnOrigin(context.Request);
        }

        request.Caller = await session.FindAsync(context);
        request.XsrfToken = request.Caller is null ? null : BrowserSession.FindToken(context.Request);
        if (request.Caller is null && exchange.Access != PageAccess.Everyone)
        {
            RedirectToLogin(request, isPost);
        }
        else if (exchange.Access == PageAccess.Administrators && !request.RequiredCaller.IsAdministrator)
        {
            await SendAsync(
                request,
                StatusCodes.Status403Forbidden,
                "For administrators",
                "This page is for administrators: log in as one, or ask one.");
        }
        else if (isPost)
        {
            await SubmitAsync(context, exchange);
        }
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            await exchange.Page.GetAsync(request);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD, POST";
        }
    }

    /// <inheritdoc/>
    protected override async Task RespondToFailureAsync(HttpContext context, PageExchange exchange, Exception failure)
    {
        var origin = new CallOrigin(
            exchange.Name, PageExchange.Protocol, exchange.Request.Caller, context.Connection.RemoteIpAddress);
        var described = failures.Describe(failure, origin);
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        if (described.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("F0", null);
        }

        await SendAsync(
            exchange.Request,
            described.Status,
            described.Status >= StatusCodes.Status500InternalServerError ? "The server failed" : "Refused",
            described.Error.ExceptionInfo?.FriendlyText ?? described.Error.Message ?? "");
    }

    /// <inheritdoc/>
    protected override void LogResponse(HttpContext context, PageExchange exchange, double milliseconds) =>
        PageLog.Answered(logger, exchange.Name, context.Response.StatusCode, milliseconds);

    private static void RedirectToLogin(PageRequest request, bool isPost)
    {
        var page = isPost ? "" : request.Path.Page + request.Context.Request.QueryString.ToUriComponent();
        request.Redirect(page.Length == 0 ? "login" : "login?return=" + Uri.EscapeDataString(page));
    }

    private async Task SubmitAsync(HttpContext context, PageExchange exchange)
    {
        var request = exchange.Request;
        if (!await ReadFormAsync(context, request))
        {
            return;
        }

        // The login is the one form without a session.
        if (exchange.Access != PageAccess.Everyone
            && !BrowserSession.IsToken(context.Request, request.Form[PageContext.XsrfField].ToString()))
        {
            await SendAsync(
                request,
                StatusCodes.Status403Forbidden,
                "Refused",
                "The form does not prove that it comes from a page of your session: open the page again, and send "
                + "the form from there.");
            return;
        }

        await exchange.Page.PostAsync(request);
        PageLog.Submitted(
            logger,
            exchange.Name,
            context.Response.StatusCode,
            PageExchange.Protocol,
            request.Caller?.Name ?? CallOrigin.NoUser,
            context.Connection.RemoteIpAddress);
    }

    private async Task<bool> ReadFormAsync(HttpContext context, PageRequest request)
    {
        if (RequestContentType.Of(context.Request).MediaType != FormType)
        {
            await SendAsync(
                request, StatusCodes.Status415UnsupportedMediaType, "Refused", $"Expected a form as {FormType}.");
            return false;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limits.MaxBodyBytes;
        }

        try
        {
            request.Form = await context.Request.ReadFormAsync(
                new FormOptions { ValueCountLimit = MaxFields, ValueLengthLimit = (int)limits.MaxBodyBytes },
                context.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            await SendAsync(
                request, StatusCodes.Status400BadRequest, "Refused", "The form has too many fields, or too long ones.");
            return false;
        }
    }

    private Task SendAsync(PageRequest request, int status, string title, string text) =>
        responses.SendAsync<MessageView>(
            request,
            new MessageModel(title, text) { LinkText = "To the first page", LinkPage = "" },
            status);
}
