using Microsoft.Extensions.Hosting;
using Services86.Data.Access;

namespace Services86.Agents.Login;

/// <summary>Listens to the changes that other hosts of the database make, while the server runs.</summary>
internal sealed class ChangeListening(IChangeListener listener) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => listener.ListenAsync(stoppingToken);
}
