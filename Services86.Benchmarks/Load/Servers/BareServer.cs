using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Services86.Benchmarks.Load.Servers;

/// <summary>
/// What every figure is compared with: Kestrel with nothing behind it. It reads a request to its end and answers the very
/// bytes that the program answered once.
/// </summary>
internal static class BareServer
{
    /// <summary>The first argument of a process that is such a server; the second is the file with the answer.</summary>
    public const string Verb = "bare";

    /// <summary>Serves until the process is told to end.</summary>
    /// <param name="answerFile">The answer of the program, with its headers.</param>
    public static async Task RunAsync(string answerFile)
    {
        await using var app = Build(await File.ReadAllBytesAsync(answerFile), logging =>
            logging.AddFilter("Microsoft", LogLevel.Warning)
                .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information));
        await app.RunAsync();
    }

    /// <summary>Builds the server, on a free port of the loopback interface.</summary>
    /// <param name="answer">The answer of the program, with its headers.</param>
    /// <param name="configureLog">Sets up the log.</param>
    public static WebApplication Build(byte[] answer, Action<ILoggingBuilder> configureLog)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        configureLog(builder.Logging);
        var app = builder.Build();
        app.Run(Answering(answer));
        return app;
    }

    private static RequestDelegate Answering(byte[] answer)
    {
        var headLength = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        var body = answer[(headLength + 4)..];
        var headers = Encoding.ASCII.GetString(answer, 0, headLength).Split("\r\n").Skip(1)
            .Select(line => line.Split(": ", 2))
            .Where(header => header[0] is not ("Date" or "Content-Length"))
            .ToArray();
        return async context =>
        {
            await ReadAsync(context.Request);
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
