using System.Net;

namespace Services86.Data.Audit;

/// <summary>Whoever makes a change, as the audit names the actor.</summary>
/// <param name="AssociateId">
/// The id of the associate; null if the actor is not authenticated, or is no associate.
/// </param>
/// <param name="Name">
/// The login name of the associate, <c>server</c>, or the account of the operating system that runs a command; null if
/// the actor is not authenticated.
/// </param>
/// <param name="Address">The address of the client; null for the server, a command, or an unknown address.</param>
public sealed record AuditActor(int? AssociateId, string? Name, IPAddress? Address)
{
    /// <summary>The server itself.</summary>
    public static AuditActor Server { get; } = new(AssociateId: null, "server", Address: null);

    /// <summary>The person who runs a command on the machine of the server.</summary>
    public static AuditActor Command { get; } =
        new(AssociateId: null, $"command of {Environment.UserName}", Address: null);
}
