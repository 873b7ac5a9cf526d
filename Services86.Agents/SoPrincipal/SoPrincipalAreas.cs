using Microsoft.Extensions.DependencyInjection;

namespace Services86.Agents.SoPrincipal;

/// <summary>The areas of the SoPrincipal agent.</summary>
internal sealed class SoPrincipalAreas(IServiceProvider services)
{
    /// <summary>Gets the area that authenticates users.</summary>
    public Authentication Authentication { get; } = services.GetRequiredService<Authentication>();

    /// <summary>Gets the area that describes the server.</summary>
    public SystemInfo SystemInfo { get; } = services.GetRequiredService<SystemInfo>();
}
