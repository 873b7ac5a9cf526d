using Services86.Agents.Calls;

namespace Services86.Agents.Login;

/// <summary>
/// The client that a password is hashed for. <see cref="HashQueue"/> shares the threads between clients.
/// </summary>
/// <param name="IsKnown">
/// Whether the client is authenticated, or has logged in with this name from this address before.
/// </param>
/// <param name="Address">The address of a client that logs in; null if the connection has none.</param>
/// <param name="AssociateId">The associate who calls; 0 for a login.</param>
internal readonly record struct HashClient(bool IsKnown, ClientAddress? Address, int AssociateId)
{
    /// <summary>Gets the server itself, which hashes passwords for commands and at its start.</summary>
    public static HashClient Server => new(IsKnown: true, Address: null, AssociateId: 0);

    /// <summary>Gets the client of an authenticated call.</summary>
    public static HashClient Of(Caller caller) => new(IsKnown: true, Address: null, caller.AssociateId);

    /// <summary>Gets the client of a login.</summary>
    public static HashClient Of(LoginAttempt attempt) =>
        new(attempt.IsKnownAddress, attempt.Address, AssociateId: 0);
}
