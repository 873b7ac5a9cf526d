using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class Services86HostingTests
{
    private const string SoPrincipal = "/Remote/Services86/SoPrincipal.svc";

    private static readonly string LogIn = SoapText.LogIn("admin", Services86Server.AdminPassword);

    [Test]
    public async Task An_application_hosts_the_services_behind_its_own_middleware_and_path_base()
    {
        await using var application = await EmbeddingApplication.StartAsync(before: app =>
        {
            app.Use((context, next) =>
            {
                context.Response.Headers["X-Application"] = "before";
                return next(context);
            });
            app.UsePathBase("/legacy");
        });

        var login = await application.PostAsync("/legacy" + SoPrincipal, LogIn);
        using var rest = await application.Http.GetAsync("/legacy/api/v1/Agents");
        using var home = await application.Http.GetAsync("/legacy/");
        var wsdl = await application.Http.GetStringAsync("/legacy/Remote/Services86/User.svc?wsdl");
        var wrong = await application.PostAsync("/legacy/Remote/Services86/SoPrincipals.svc/x", LogIn);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Succeeded, Is.True, login.Text);
            Assert.That(rest.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(rest.Headers.GetValues("X-Application"), Is.EqualTo((string[])["before"]));
            Assert.That(await home.Content.ReadAsStringAsync(), Does.Contain("<title>Overview · Services86</title>"));
            Assert.That(wsdl, Does.Contain($"{application.Address}legacy/Remote/Services86/User.svc\""));
            Assert.That(wrong.FaultText, Does.Contain("SoPrincipal"));
        }
    }

    [Test]
    public async Task Endpoints_of_the_application_take_precedence()
    {
        await using var application = await EmbeddingApplication.StartAsync(after: app =>
        {
            app.MapGet("/", () => "own page");
            app.MapGet("/api/customers", () => "own API");
        });

        Assert.That(await application.Http.GetStringAsync("/"), Is.EqualTo("own page"));
        Assert.That(await application.Http.GetStringAsync("/api/customers"), Is.EqualTo("own API"));
        Assert.That((await application.PostAsync(SoPrincipal, LogIn)).Succeeded, Is.True);
    }

    [Test]
    public async Task The_services_take_precedence_over_the_fallback_endpoint()
    {
        await using var application = await EmbeddingApplication.StartAsync(
            after: app => app.MapFallback("/{*path}", () => "own page").WithMetadata(new HttpMethodMetadata(["GET"])));
        using var content = new StringContent("{}", null, "application/json");

        using var rest = await application.Http.PostAsync("/api/v1/Agents/SoPrincipal/GetSystemInfo", content);

        Assert.That(rest.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await application.PostAsync(SoPrincipal, LogIn)).Succeeded, Is.True);
        Assert.That(await application.Http.GetStringAsync("/customers"), Is.EqualTo("own page"));
    }

    [Test]
    public async Task The_application_keeps_its_limits_of_bodies_for_its_own_requests()
    {
        (long? Size, double? Rate) services = default;
        (long? Size, double? Rate) own = default;
        await using var application = await EmbeddingApplication.StartAsync(
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1000),
            app => app.Use((context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    services = LimitsOf(context);
                    return Task.CompletedTask;
                });
                return next(context);
            }),
            app => app.Run(async context =>
            {
                own = LimitsOf(context);
                await context.Request.Body.CopyToAsync(Stream.Null);
            }));
        var large = LogIn + new string(' ', 20_000);
        using var content = new StringContent(large, null, "text/plain");

        var login = await application.PostAsync(SoPrincipal, large);
        var (size, rate) = services;
        using var other = await application.Http.PostAsync("/own", content);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Succeeded, Is.True, login.Text);
            Assert.That(size, Is.Null);
            Assert.That(rate, Is.EqualTo(8192));
            Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
            Assert.That(own.Size, Is.EqualTo(1000));
            Assert.That(own.Rate, Is.EqualTo(240));
        }
    }

    [Test]
    public async Task The_application_keeps_its_own_settings()
    {
        var loggers = new RecordingLoggerFactory();
        var time = new ManualTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var application = await EmbeddingApplication.StartAsync(
            builder =>
            {
                builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = true);
                builder.Services.AddSingleton<ILoggerFactory>(loggers);
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.Configure<ForwardedHeadersOptions>(
                    forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.All);
            },
            app => app.UseForwardedHeaders());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Remote/Services86/User.svc?wsdl");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "soap.example.com");

        using var wsdl = await application.Http.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wsdl.Headers.Server.ToString(), Is.EqualTo("Kestrel"));
            Assert.That(
                await wsdl.Content.ReadAsStringAsync(),
                Does.Contain("https://soap.example.com/Remote/Services86/User.svc"));
            Assert.That(loggers.Categories, Does.Contain("Services86.Host").Or.Contain("Microsoft.Hosting.Lifetime"));
            Assert.That(application.App.Services.GetRequiredService<TimeProvider>(), Is.SameAs(time));
        }
    }

    [Test]
    public async Task The_log_of_the_application_has_no_query()
    {
        await using var application = await EmbeddingApplication.StartAsync();

        using var response = await application.Http.GetAsync("/api?Pa55-in-the-query");

        Assert.That(application.Log.Lines, Has.Some.Contains("/api?…"));
        Assert.That(application.Log.Lines, Has.None.Contains("Pa55-in-the-query"));
    }

    private static (long? Size, double? Rate) LimitsOf(HttpContext context) => (
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize,
        context.Features.Get<IHttpMinRequestBodyDataRateFeature>()!.MinDataRate?.BytesPerSecond);

    private sealed class RecordingLoggerFactory : ILoggerFactory
    {
        private readonly LoggerFactory _inner = new();

        public List<string> Categories { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            lock (Categories)
            {
                Categories.Add(categoryName);
            }

            return _inner.CreateLogger(categoryName);
        }

        public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

        public void Dispose() => _inner.Dispose();
    }
}
