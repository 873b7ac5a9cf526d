using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Services86.Agents.Refusals;
using Services86.Http;
using Services86.WebConsole.Admin;
using Services86.WebConsole.Journal;

namespace Services86.WebConsole.AdminAreas;

/// <summary>
/// Sends calls as they are added, each as an event with its id. Source:
/// https://html.spec.whatwg.org/multipage/server-sent-events.html
/// </summary>
/// <remarks>
/// The stream ends when the client goes, the server stops, or the login of the client ends; and when the client reads
/// too slowly: <c>EventSource</c> then connects again, with the id of the last event.
/// </remarks>
internal sealed class CallStream(
    HttpContext context, JournalSubscription subscription, AdminAuthorization authorization)
{
    // Proxies end connections on which nothing was sent for a minute.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LoginCheck = TimeSpan.FromSeconds(5);

    private long _checked = Stopwatch.GetTimestamp();
    private long _sent = Stopwatch.GetTimestamp();

    /// <summary>Sets the headers of the response.</summary>
    public static void SetHeaders(HttpResponse response)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";

        // nginx would wait for more.
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Sends the calls until the stream ends.</summary>
    /// <param name="cancellationToken">Cancelled when the client disconnects, and when the server stops.</param>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        SetHeaders(context.Response);
        try
        {
            await WriteAsync(": calls\n\n", cancellationToken);
            foreach (var call in subscription.First)
            {
                await WriteAsync(EventOf(call), cancellationToken);
            }

            while (await WaitAsync(cancellationToken))
            {
                while (subscription.TryTake(out var call))
                {
                    await WriteAsync(EventOf(call), cancellationToken);
                    await CheckLoginAsync();
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The stream has ended.
        }
        catch (SoException)
        {
            // The login has ended: so does the stream. The client learns why when it connects again.
        }
    }

    private static string EventOf(JournalEntry call)
    {
        using var json = new PooledBuffer(1024);
        AdminJson.Write(json, writer => CallJson.WriteSummary(writer, call));
        var data = Encoding.UTF8.GetString(json.Written.Span);
        return string.Create(CultureInfo.InvariantCulture, $"id: {call.Id}\nevent: call\ndata: {data}\n\n");
    }

    // False if the subscription has ended.
    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var wait = subscription.WaitAsync(cancellationToken).AsTask();
        while (await Task.WhenAny(wait, Task.Delay(LoginCheck, cancellationToken)) != wait)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CheckLoginAsync();
            if (Stopwatch.GetElapsedTime(_sent) >= KeepAlive)
            {
                await WriteAsync(": \n\n", cancellationToken);
            }
        }

        return await wait;
    }

    private async Task CheckLoginAsync()
    {
        if (Stopwatch.GetElapsedTime(_checked) >= LoginCheck)
        {
            _checked = Stopwatch.GetTimestamp();
            await authorization.RequireAsync(context);
        }
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        _sent = Stopwatch.GetTimestamp();
        await context.Response.WriteAsync(text, cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
    }
}
