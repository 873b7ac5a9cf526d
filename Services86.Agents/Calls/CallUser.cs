namespace Services86.Agents.Calls;

/// <summary>The user of a call, for what is recorded about it.</summary>
internal static class CallUser
{
    /// <summary>Gets the user of a call that was executed.</summary>
    /// <param name="caller">The caller; null if the agent needs no login.</param>
    /// <param name="results">The results. Those of a login that succeeded have the user.</param>
    /// <returns>The login name and the id of the associate; the name is null if there is no user.</returns>
    /// <remarks>The name of a login that failed is not among the results, and may be a password.</remarks>
    public static (string? Name, int AssociateId) Of(Caller? caller, object?[] results) =>
        caller is not null ? (caller.Name, caller.AssociateId)
        : results is [SoPrincipalCarrier { Associate: { } name } principal, ..] ? (name, principal.AssociateId)
        : (null, 0);
}
