using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Services86.Host.Configuration;
using Services86.Host.Health;
using Services86.Host.Http;
using Services86.Host.TestMode;
using Services86.Rest;
using Services86.Soap;
using Services86.WebConsole;
using Services86.WebConsole.Journal;

namespace Services86.Host;

/// <summary>The middleware that serves requests, in their order.</summary>
/// <remarks>
/// The settings of ASP.NET Core's middleware are not those of the application, which may use the same middleware with
/// its own settings.
/// </remarks>
internal static class Services86Pipeline
{
    // The media types of SOAP and REST responses, and of the documents about the services.
    private static readonly string[] CompressedTypes =
        ["text/xml", "application/soap+xml", "text/html", "application/json", "text/json", "application/xml"];

    /// <summary>Serves the requests of the services, and passes others on.</summary>
    /// <param name="app">The pipeline to add to.</param>
    public static void UseServices86(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<Services86Options>();
        UseForwardedHeaders(app, options);
        UseResponseCompression(app);
        var decoding = new ContentDecoding(options.MaxRequestBytes);
        app.Use(next => new RequestDecoding(next, decoding).InvokeAsync);
        app.UseJournal();
        if (options.IsTest)
        {
            app.UseTestMode();
        }

        app.UseSoap();
        app.UseRest();
        app.UseConsole();
        app.UseMiddleware<HealthMiddleware>();
        app.UseSoapAddresses();
    }

    // ASP.NET Core's UseForwardedHeaders would answer a malformed header of a proxy with 500.
    private static void UseForwardedHeaders(IApplicationBuilder app, Services86Options options)
    {
        var settings = new ForwardedHeadersOptions
        {
            ForwardedHeaders = options.TrustedProxies.Count > 0 ? ForwardedHeaders.All : ForwardedHeaders.None,
        };
        settings.KnownProxies.Clear();
        settings.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies)
        {
            settings.KnownIPNetworks.Add(network);
        }

        var forwarded = new ForwardedHeadersMiddleware(
            _ => Task.CompletedTask,
            app.ApplicationServices.GetRequiredService<ILoggerFactory>(),
            Options.Create(settings));
        app.Use(next => new HostHeader(next, forwarded).InvokeAsync);
    }

    // Not over TLS, where the length of a compressed response can betray a secret in the response:
    // https://www.breachattack.com
    private static void UseResponseCompression(IApplicationBuilder app)
    {
        var settings = new ResponseCompressionOptions { MimeTypes = CompressedTypes };
        settings.Providers.Add<GzipCompressionProvider>();
        var provider = new ResponseCompressionProvider(app.ApplicationServices, Options.Create(settings));
        app.Use(next => new ResponseCompressionMiddleware(next, provider).Invoke);
    }
}
