using System.Net;
using Services86.Data.Audit;
using Services86.Data.Logins;

namespace Services86.Agents.Login;

/// <summary>A login that runs, or that is refused because it has to wait.</summary>
/// <remarks>
/// A login that ends without an outcome, because no password was compared, is neither a success nor a failure.
/// </remarks>
internal sealed class LoginAttempt(LoginThrottle throttle) : IDisposable
{
    /// <summary>Gets the normalized login name.</summary>
    public required string NameKey { get; init; }

    /// <summary>Gets the address of the client; null if the connection has none.</summary>
    public required IPAddress? RemoteAddress { get; init; }

    /// <summary>
    /// Gets the address whose failures are counted, which can be that of a network; null if the connection has none.
    /// </summary>
    public required ClientAddress? Address { get; init; }

    /// <summary>Gets or sets whether a login to the name has succeeded from the address before.</summary>
    public bool IsKnownAddress { get; set; }

    /// <summary>
    /// Gets or sets whether the address is known to this host, and not to others, while failures delay the name there.
    /// </summary>
    public bool IsUnknownElsewhere { get; set; }

    /// <summary>Gets or sets the failures with the name; null if the attempt does not run.</summary>
    public NameFailures? OfName { get; set; }

    /// <summary>
    /// Gets or sets the failures from the address; null for a known address, or none, or if the attempt does not run.
    /// </summary>
    public AddressFailures? OfAddress { get; set; }

    /// <summary>Gets or sets the number of changes of the counts before the stored failures are read.</summary>
    public (int OfName, int OfAddress) Changes { get; set; }

    /// <summary>Gets or sets the time to wait before the next attempt; zero if this attempt runs.</summary>
    public TimeSpan Wait { get; set; }

    /// <summary>
    /// Gets or sets whether the wait is due to failures from the address, and not to those with the name.
    /// </summary>
    public bool IsWaitOfAddress { get; set; }

    /// <summary>Gets or sets whether the password was right; null if it was not compared.</summary>
    public bool? IsPasswordRight { get; set; }

    /// <summary>Gets or sets the failures of all hosts after this one; null if it is none, or was not stored.</summary>
    public AddedFailure? SavedFailure { get; set; }

    /// <summary>Gets or sets whether the success was stored.</summary>
    public bool IsResetSaved { get; set; }

    /// <summary>Gets or sets the failures that are stored after the success; null for none.</summary>
    public StoredFailures? SavedReset { get; set; }

    /// <summary>
    /// Gets or sets the id of the associate of that name; null if there is none, or before the associate is read.
    /// </summary>
    public int? AssociateId { get; set; }

    /// <summary>Gets the client, which is not authenticated, for the audit.</summary>
    public AuditActor Client => new(AssociateId: null, Name: null, RemoteAddress);

    /// <summary>Gets the name and the address, as the database counts their failures.</summary>
    public LoginSubject Subject => new(NameKey, Address?.ToBytes());

    /// <summary>Ends the attempt if it runs.</summary>
    public void Dispose()
    {
        if (OfName is not null)
        {
            throttle.End(this);
        }
    }
}
