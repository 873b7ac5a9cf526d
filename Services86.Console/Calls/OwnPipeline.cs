using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Services86.Agents.Refusals;
using Services86.Rest;
using Services86.Rest.Authorization;
using Services86.Soap;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Journal.Masking;
using Services86.WebConsole.Requests;
using Services86.WebConsole.Twins;

namespace Services86.WebConsole.Calls;

/// <summary>
/// Sends requests of a page through the SOAP and REST of this server, with the ticket of the user: without a
/// connection, and with the rights of the user.
/// </summary>
internal sealed class OwnPipeline(IServiceProvider services, CallJournal journal)
{
    /// <summary>The product in the User-Agent of the requests.</summary>
    public const string Product = "Services86-Console";

    private readonly Lazy<RequestDelegate> _pipeline = new(() => Build(services));

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="call">The request to send. The ticket of its header is replaced by that of the user.</param>
    /// <param name="application">The token of the application; empty for none.</param>
    /// <returns>The call as the journal keeps it; null if the user may not see it.</returns>
    /// <exception cref="SoInvalidArgumentException">A secret is masked, or the envelope is no XML.</exception>
    public async Task<JournalEntry?> SendAsync(PageRequest request, SentCall call, string application)
    {
        var ticket = BrowserSession.FindTicket(request.Context.Request)!;
        var body = call.IsSoap ? SoapTicket.Set(call.Body, ticket) : call.Body;
        if (body.Contains(SecretText.Mask, StringComparison.Ordinal)
            || body.Contains(RestTwin.SecretPlaceholder, StringComparison.Ordinal))
        {
            throw new SoInvalidArgumentException(
                "A secret in the request is masked.",
                $"A secret in the request is masked, as {SecretText.Mask}: the server does not keep secrets of calls. "
                + "Type the secret in again.");
        }

        var mark = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var context = ContextOf(request, call, body, $"{Product} ({mark})");
        if (!call.IsSoap)
        {
            context.Request.Headers.Authorization = $"SoTicket {ticket}";
            if (application.Length > 0)
            {
                context.Request.Headers["SO-AppToken"] = application;
            }
        }

        await _pipeline.Value(context);
        var found = await journal.ReadAsync(
            request.RequiredCaller,
            new JournalFilter { UserAgent = mark, Limit = 1 },
            request.CancellationToken);
        return found.Count > 0 ? found[0] : null;
    }

    private static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseJournal();
        app.UseSoap();
        app.UseRest();
        return app.Build();
    }

    private DefaultHttpContext ContextOf(PageRequest page, SentCall call, string body, string userAgent)
    {
        var outer = page.Context;
        var context = new DefaultHttpContext
        {
            RequestServices = services,
            RequestAborted = outer.RequestAborted,
        };
        var question = call.PathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var request = context.Request;
        request.Method = HttpMethods.Post;
        request.Scheme = outer.Request.Scheme;
        request.Host = outer.Request.Host;
        request.Path = question < 0 ? call.PathAndQuery : call.PathAndQuery[..question];
        request.QueryString = question < 0 ? default : new QueryString(call.PathAndQuery[question..]);
        foreach (var (name, value) in call.Headers)
        {
            request.Headers[name] = value;
        }

        request.Headers.UserAgent = userAgent;
        var bytes = Encoding.UTF8.GetBytes(body);
        if (bytes.Length > 0)
        {
            request.ContentType = ContentTypeOf(call.ContentType);
            request.ContentLength = bytes.Length;
        }
        else
        {
            request.Headers.ContentLength = 0;
        }

        request.Body = new MemoryStream(bytes);
        context.Response.Body = new MemoryStream();
        context.Connection.RemoteIpAddress = outer.Connection.RemoteIpAddress;
        return context;
    }

    // The journal keeps text, whatever the character encoding of the client was.
    private static string ContentTypeOf(string contentType) => string.Create(
        CultureInfo.InvariantCulture, $"{contentType.Split(';')[0].Trim()}; charset=utf-8");
}
