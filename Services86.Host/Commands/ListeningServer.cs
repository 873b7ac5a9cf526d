using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Services86.Host.Commands;

/// <summary>Kestrel, with a task between the opening of its ports and the report that the server listens.</summary>
/// <param name="server">Kestrel.</param>
/// <param name="onListening">The task. If it fails, the server does not start.</param>
internal sealed class ListeningServer(IServer server, Func<CancellationToken, Task> onListening) : IServer
{
    /// <inheritdoc/>
    public IFeatureCollection Features => server.Features;

    /// <summary>Replaces the registered server by one with a task.</summary>
    /// <param name="services">The services, in which Kestrel is registered.</param>
    /// <param name="onListening">The task, which gets the services of the program.</param>
    public static void Add(
        IServiceCollection services, Func<IServiceProvider, CancellationToken, Task> onListening)
    {
        var kestrel = services.Last(service => service.ServiceType == typeof(IServer));
        services.Remove(kestrel);
        services.AddSingleton<IServer>(provider => new ListeningServer(
            (IServer)ActivatorUtilities.CreateInstance(provider, kestrel.ImplementationType!),
            cancellationToken => onListening(provider, cancellationToken)));
    }

    /// <inheritdoc/>
    /// <exception cref="RefusedException">The ports cannot be opened.</exception>
    public async Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        // Kestrel clears the addresses before it opens their ports.
        var addresses = Addresses();
        try
        {
            await server.StartAsync(application, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A port in use, a port or address that the user may not open, an address that is none, a certificate that
            // is missing: each has an exception type of its own, and the user can correct each.
            throw new RefusedException($"The server cannot listen on {addresses}. {exception.Message}");
        }

        await onListening(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => server.Dispose();

    private string Addresses() =>
        Features.Get<IServerAddressesFeature>()?.Addresses is { Count: > 0 } addresses
            ? string.Join(" and ", addresses)
            : "the configured endpoints";
}
