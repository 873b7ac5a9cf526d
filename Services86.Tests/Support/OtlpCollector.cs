using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Services86.Tests.Support;

/// <summary>Receives metrics and traces by OTLP over HTTP, and keeps the bytes.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Content)> _received = new();

    private OtlpCollector(WebApplication app) => _app = app;

    /// <summary>Gets the address, for <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public string Address => _app.Urls.First();

    /// <summary>Gets everything that was received: each byte is a character.</summary>
    public string All => string.Concat(_received.Select(received => received.Content));

    /// <summary>Starts a collector on a free port.</summary>
    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var collector = new OtlpCollector(app);
        app.Run(collector.ReceiveAsync);
        await app.StartAsync();
        return collector;
    }

    /// <summary>Waits until something was received that contains a text.</summary>
    /// <param name="signal">The end of the path: <c>metrics</c> or <c>traces</c>.</param>
    /// <param name="text">The text.</param>
    public async Task WaitForAsync(string signal, string text)
    {
        for (var i = 0; i < 200; i++)
        {
            if (_received.Any(received => received.Path.EndsWith(signal, StringComparison.Ordinal)
                && received.Content.Contains(text, StringComparison.Ordinal)))
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new AssertionException($"Nothing with '{text}' was received at {signal}.");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        await context.Request.Body.CopyToAsync(content);
        _received.Enqueue((context.Request.Path.Value!, Encoding.Latin1.GetString(content.ToArray())));
        context.Response.ContentType = "application/x-protobuf";
    }
}
