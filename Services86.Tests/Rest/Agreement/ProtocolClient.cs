using Services86.Tests.Support;

namespace Services86.Tests.Rest.Agreement;

/// <summary>A client of the server over one of its protocols.</summary>
internal abstract class ProtocolClient(Services86Server server, string ticket)
{
    protected Services86Server Server { get; } = server;

    protected string Ticket { get; } = ticket;

    /// <summary>Calls an operation.</summary>
    public abstract Task<ProtocolResult> CallAsync(string agent, string operation, WireObject parameters);
}
