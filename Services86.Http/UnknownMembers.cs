namespace Services86.Http;

/// <summary>
/// What the server does with a member of a request that the contract does not have, beside members that the contract
/// has.
/// </summary>
/// <remarks>
/// The setting <c>Services86:UnknownMembers</c>, for every protocol and media type. A record of which no member is
/// known is always rejected.
/// </remarks>
public enum UnknownMembers
{
    /// <summary>Skips the member, as WCF does. The default.</summary>
    Ignore,

    /// <summary>Skips the member, and logs a warning with its name.</summary>
    Warn,

    /// <summary>Rejects the request.</summary>
    Refuse,
}
