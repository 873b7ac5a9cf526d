using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Services86.Host;

namespace Services86.Testing;

/// <summary>The program in this process, as it is started on the command line.</summary>
internal sealed class InProcessProgram : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InProcessProgram(WebApplication app)
    {
        _app = app;
        Address = new Uri(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Gets the address that the program listens on.</summary>
    public Uri Address { get; }

    /// <summary>Gets the services of the program.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts the program.</summary>
    /// <param name="configuration">The arguments that are configuration.</param>
    /// <param name="configure">Changes the composition.</param>
    /// <param name="isIsolated">Whether files and environment variables are no configuration.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public static async Task<InProcessProgram> StartAsync(
        string[] configuration,
        Action<WebApplicationBuilder> configure,
        bool isIsolated,
        CancellationToken cancellationToken)
    {
        var app = Services86Application.Build(configuration, configure, isIsolated);
        try
        {
            await Preparation.PrepareAsync(app.Services, TextWriter.Null, cancellationToken);
            await app.StartAsync(cancellationToken);
            return new InProcessProgram(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops the program, after the requests that it handles.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
