using Microsoft.Extensions.DependencyInjection;

namespace Services86.Agents.EMail;

/// <summary>The areas of the EMail agent.</summary>
internal sealed class EMailAreas(IServiceProvider services)
{
    /// <summary>Gets the area that keeps e-mail accounts.</summary>
    public Accounts Accounts { get; } = services.GetRequiredService<Accounts>();

    /// <summary>Gets the area that selects the current account.</summary>
    public CurrentAccount CurrentAccount { get; } = services.GetRequiredService<CurrentAccount>();

    /// <summary>Gets the area that keeps the times of synchronisations.</summary>
    public Synchronization Synchronization { get; } = services.GetRequiredService<Synchronization>();
}
