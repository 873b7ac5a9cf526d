using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>
/// The baseline of every comparison: Kestrel with one delegate, which reads the whole request and sends a recorded
/// response of the host.
/// </summary>
internal static class BareServer
{
    /// <summary>The first argument of such a process; the second is the path of the recorded response.</summary>
    public const string Verb = "bare";

    /// <summary>Serves until the process is asked to shut down.</summary>
    /// <param name="responseFile">The path of the recorded response, which includes headers.</param>
    public static async Task RunAsync(string responseFile)
    {
        await using var app = Build(await File.ReadAllBytesAsync(responseFile), LogAddress);
        await app.RunAsync();
    }

    /// <summary>Configures the log of a process: warnings, and the address at which the server listens.</summary>
    public static void LogAddress(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);

    /// <summary>Builds the server for a free port of the loopback interface.</summary>
    /// <param name="response">The recorded response, which includes headers.</param>
    /// <param name="configureLog">Configures logging.</param>
    /// <param name="work">The work before each response; null for none.</param>
    public static WebApplication Build(
        byte[] response, Action<ILoggingBuilder> configureLog, Func<Task>? work = null)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        configureLog(builder.Logging);
        var app = builder.Build();
        app.Run(Respond(response, work));
        return app;
    }

    private static RequestDelegate Respond(byte[] response, Func<Task>? work)
    {
        var headLength = response.AsSpan().IndexOf("\r\n\r\n"u8);
        var body = response[(headLength + 4)..];
        var headers = Encoding.ASCII.GetString(response, 0, headLength).Split("\r\n").Skip(1)
            .Select(line => line.Split(": ", 2))
            .Where(header => header[0] is not ("Date" or "Content-Length"))
            .ToArray();
        return async context =>
        {
            await ReadAsync(context.Request);
            if (work is not null)
            {
                await work();
            }

            foreach (var header in headers)
            {
                context.Response.Headers[header[0]] = header[1];
            }

            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        };
    }

    private static async ValueTask ReadAsync(HttpRequest request)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync();
            reader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
            {
                return;
            }
        }
    }
}
