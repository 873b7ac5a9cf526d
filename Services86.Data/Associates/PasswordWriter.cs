using Services86.Data.Access;
using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>
/// The only code that writes password hashes. Each change of a password ends the tickets and access tokens of the
/// associate, except the ticket that the change was made with.
/// </summary>
/// <remarks>
/// Everything happens within a <see cref="WriteExtent.Transaction"/>, whose caller ends the <see cref="AccessEpoch"/>
/// after it. A login that verified the former password at the same time gets no ticket: see
/// <see cref="Tickets.LoginProof"/>.
/// </remarks>
internal static class PasswordWriter
{
    private const string SetSql =
        "UPDATE associate SET password_hash = @passwordHash WHERE associate_id = @associateId";

    private const string RemoveSql =
        """
        UPDATE associate SET password_hash = NULL
        WHERE associate_id = @associateId AND password_hash IS NOT NULL
        """;

    // The condition keeps a password that was set after the old one was verified.
    private const string ReplaceSql =
        """
        UPDATE associate SET password_hash = @passwordHash
        WHERE associate_id = @associateId AND password_hash = @oldPasswordHash
        """;

    // IS DISTINCT FROM, because the ticket is NULL for a caller without one.
    private const string EndTicketsSql =
        "DELETE FROM ticket WHERE associate_id = @associateId AND ticket_hash IS DISTINCT FROM @keptTicket";

    /// <summary>Sets a password, whatever the old one was.</summary>
    /// <param name="session">The session of the write job.</param>
    /// <param name="associateId">The associate.</param>
    /// <param name="passwordHash">The hash of the new password.</param>
    /// <param name="keptTicket">
    /// The hash of the caller's ticket; null if a ticket did not authenticate the call.
    /// </param>
    /// <returns>False if there is no such associate.</returns>
    public static async ValueTask<bool> SetAsync(
        IDatabaseSession session, int associateId, string passwordHash, byte[]? keptTicket) =>
        await session.ExecuteSingleAsync(SetSql, new { associateId, passwordHash })
        && await EndTicketsAsync(session, associateId, keptTicket);

    /// <summary>Removes a password, so that the associate cannot log in.</summary>
    /// <returns>False if the associate has no password.</returns>
    /// <inheritdoc cref="SetAsync"/>
    public static async ValueTask<bool> RemoveAsync(IDatabaseSession session, int associateId, byte[]? keptTicket) =>
        await session.ExecuteSingleAsync(RemoveSql, new { associateId })
        && await EndTicketsAsync(session, associateId, keptTicket);

    /// <summary>Replaces a password that was verified, unless it was changed meanwhile.</summary>
    /// <param name="session">The session of the write job.</param>
    /// <param name="associateId">The associate.</param>
    /// <param name="oldPasswordHash">The hash that was read and verified.</param>
    /// <param name="passwordHash">The hash of the new password.</param>
    /// <param name="keptTicket">
    /// The hash of the caller's ticket; null if a ticket did not authenticate the call.
    /// </param>
    /// <returns>False if another hash is stored, or there is no such associate; nothing is changed.</returns>
    public static async ValueTask<bool> ReplaceAsync(
        IDatabaseSession session, int associateId, string oldPasswordHash, string passwordHash, byte[]? keptTicket) =>
        await RehashAsync(session, associateId, oldPasswordHash, passwordHash)
        && await EndTicketsAsync(session, associateId, keptTicket);

    /// <summary>Replaces a hash by another one of the same password, which ends no tickets.</summary>
    /// <returns>False if another hash is stored, or there is no such associate; nothing is changed.</returns>
    public static ValueTask<bool> RehashAsync(
        IDatabaseSession session, int associateId, string oldPasswordHash, string passwordHash) =>
        session.ExecuteSingleAsync(ReplaceSql, new { associateId, oldPasswordHash, passwordHash });

    private static async ValueTask<bool> EndTicketsAsync(
        IDatabaseSession session, int associateId, byte[]? keptTicket)
    {
        await session.ExecuteAsync(EndTicketsSql, new { associateId, keptTicket });
        return true;
    }
}
