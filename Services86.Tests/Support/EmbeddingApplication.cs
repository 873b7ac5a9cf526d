using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Services86.Host;

namespace Services86.Tests.Support;

/// <summary>An ASP.NET Core application that is not ours, and hosts the services: Kestrel on a free port.</summary>
internal sealed class EmbeddingApplication : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory;

    private EmbeddingApplication(WebApplication app, TemporaryDirectory directory, LogCollector log)
    {
        App = app;
        Log = log;
        _directory = directory;
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Gets the application.</summary>
    public WebApplication App { get; }

    /// <summary>Gets the log, at all levels.</summary>
    public LogCollector Log { get; }

    /// <summary>Gets the address of the application, such as http://127.0.0.1:5086/.</summary>
    public Uri Address { get; }

    public HttpClient Http { get; }

    /// <summary>Starts an application.</summary>
    /// <param name="configure">Configures the application, before the services are added; null for nothing.</param>
    /// <param name="before">Adds middleware before the services; null for none.</param>
    /// <param name="after">Adds middleware and endpoints after the services; null for none.</param>
    /// <param name="args">Further configuration, such as <c>--Services86:MaxConnections=3</c>.</param>
    public static async Task<EmbeddingApplication> StartAsync(
        Action<WebApplicationBuilder>? configure = null,
        Action<WebApplication>? before = null,
        Action<WebApplication>? after = null,
        params string[] args)
    {
        var directory = new TemporaryDirectory();
        var log = new LogCollector();
        var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0", .. args]);
        AddSettings(builder.Configuration, directory);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Logging.AddFilter(_ => true);
        configure?.Invoke(builder);
        builder.Services.AddServices86(builder.Configuration);
        var app = builder.Build();
        before?.Invoke(app);
        app.MapServices86();
        after?.Invoke(app);
        await app.PrepareServices86Async();
        await app.StartAsync();
        return new EmbeddingApplication(app, directory, log);
    }

    /// <summary>Adds the settings of a database in a directory, with the administrator of all test servers.</summary>
    public static void AddSettings(IConfiguration configuration, TemporaryDirectory directory)
    {
        configuration["Services86:Database:ConnectionString"] = $"Data Source={directory.Combine("services86.db")}";
        configuration["Services86:Bootstrap:Password"] = Services86Server.AdminPassword;
    }

    /// <summary>Posts an envelope to a path, and reads the response.</summary>
    public async Task<SoapHttpAnswer> PostAsync(string path, string envelope)
    {
        using var content = new StringContent(envelope, null, "text/xml");
        using var response = await Http.PostAsync(path, content);
        return await SoapHttpAnswer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _directory.Dispose();
    }
}
