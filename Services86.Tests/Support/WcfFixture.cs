using Services86.Client;

namespace Services86.Tests.Support;

/// <summary>A server, and agents that call it with Microsoft's WCF client.</summary>
internal abstract class WcfFixture : ServerFixture
{
    /// <summary>Gets the address of the services.</summary>
    protected Uri ServicesAddress => AddressOf(Server);

    /// <summary>Gets the address of the services of a server.</summary>
    protected static Uri AddressOf(Services86Server server) => new(server.Address, "/Remote/Services86");

    /// <summary>Logs in.</summary>
    protected async Task<Services86Session> LogInAsync(
        string name = "admin", string password = Services86Server.AdminPassword)
    {
        var session = new Services86Session();
        await session.LoginAsync(ServicesAddress, name, password);
        return session;
    }

    /// <summary>Creates an agent that calls the server.</summary>
    protected TAgent Create<TAgent>(Services86Session session)
        where TAgent : class => Services86Channels.Create<TAgent>(ServicesAddress, session);
}
