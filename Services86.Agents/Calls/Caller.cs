using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Tickets;

namespace Services86.Agents.Calls;

/// <summary>The associate who calls.</summary>
/// <param name="AssociateId">The id of the associate.</param>
/// <param name="Name">The login name.</param>
/// <param name="Role">The role, which decides about the rights.</param>
internal sealed record Caller(int AssociateId, string Name, AssociateRole Role)
{
    /// <summary>Gets whether an access token authenticated the caller, rather than a password or a ticket.</summary>
    public bool IsAuthenticatedByAccessToken { get; init; }

    /// <summary>Gets the ticket or the password that authenticated the caller; null for an access token.</summary>
    public LoginProof? Proof { get; init; }

    /// <summary>
    /// Gets the hash of the ticket that authenticated the caller, which a change of the caller's password does not end;
    /// null for a caller without a ticket.
    /// </summary>
    public byte[]? TicketHash => Proof?.TicketHash;

    /// <summary>Gets whether the caller is an administrator.</summary>
    public bool IsAdministrator => Role == AssociateRole.Administrator;

    /// <summary>Gets whether the caller may read and change the records of an owner.</summary>
    /// <returns>True if the caller is the owner or an administrator.</returns>
    public bool MayAct(int ownerId) => ownerId == AssociateId || IsAdministrator;

    /// <summary>Gets whether the caller may read secrets of an owner that not even administrators may read.</summary>
    /// <returns>True if the caller is the owner.</returns>
    /// <remarks>
    /// The mirrored service allows system users, which this server does not have. Source: docs/SERVICES86.md section
    /// 9.2.
    /// </remarks>
    public bool MaySeeSecretOf(int ownerId) => ownerId == AssociateId;

    /// <summary>Requires that the caller is an administrator.</summary>
    /// <param name="action">The action, for the texts of the refusal, such as <c>save users</c>.</param>
    /// <exception cref="SoFunctionRightException">The caller is not an administrator.</exception>
    public void RequireAdministrator(string action)
    {
        if (!IsAdministrator)
        {
            throw new SoFunctionRightException(
                $"Only an administrator may {action}; {Name} is none.",
                $"Only an administrator may {action}: log in as one, or ask one.");
        }
    }

    /// <summary>
    /// Requires that a password or a ticket authenticated the caller. An access token changes nothing that gives access
    /// after its expiry, so that a stolen token cannot be used to set a password.
    /// </summary>
    /// <param name="action">The action, for the texts of the refusal, such as <c>save credentials</c>.</param>
    /// <exception cref="SoFunctionRightException">An access token authenticated the caller.</exception>
    public void RequireLogin(string action)
    {
        if (IsAuthenticatedByAccessToken)
        {
            throw new SoFunctionRightException(
                $"An access token does not allow to {action}: the result would outlive the token.",
                $"You called with an access token: to {action}, call with your password or a ticket.");
        }
    }
}
