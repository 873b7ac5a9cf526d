using System.Data.Common;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.ServiceAuths;
using Services86.Data.Storage;

namespace Services86.Data.EMailAccounts;

/// <content>Saves accounts with their logins.</content>
public sealed partial class EMailAccountRepository
{
    private const string InsertSql =
        """
        INSERT INTO email_account (associate_id, email_address, address_key, incoming_auth, outgoing_auth)
        VALUES (@ownerId, @EMailAddress, @addressKey, @incomingAuth, @outgoingAuth)
        RETURNING email_account_id
        """;

    private const string UpdateSql =
        """
        UPDATE email_account
        SET associate_id = @ownerId,
            email_address = @EMailAddress,
            address_key = @addressKey,
            incoming_auth = COALESCE(@incomingAuth, incoming_auth),
            outgoing_auth = COALESCE(@outgoingAuth, outgoing_auth)
        WHERE email_account_id = @EMailAccountId
        RETURNING email_account_id
        """;

    /// <summary>Stores an account and its logins, in one transaction with the checks of the caller's rights.</summary>
    /// <param name="account">
    /// The account. An id of 0 stores a new account. An owner of 0 is the owner of the stored account, or
    /// <paramref name="defaultOwnerId"/>. Its status and errors are ignored. A login of null leaves the account the
    /// login that it has; a login with the id 0 is stored as a new one of the account's owner; another login replaces
    /// what is stored under its id. The account is not changed.
    /// </param>
    /// <param name="defaultOwnerId">The associate who owns a new account that names no owner.</param>
    /// <param name="rules">The rights of the caller.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the save while it is queued.</param>
    /// <returns>
    /// The id of the account; null if no account has the given id, and nothing is stored. Ids of deleted accounts are
    /// not used again.
    /// </returns>
    /// <exception cref="EMailAccountOwnerUnknownException">There is no associate with the id of the owner.</exception>
    /// <exception cref="ServiceAuthUnknownException">There is no login with an id that the account names.</exception>
    /// <exception cref="ArgumentException">The address is blank, or a text is not valid Unicode.</exception>
    /// <exception cref="EMailAddressTakenException">The owner has another account of that address.</exception>
    public Task<int?> SaveAsync(
        EMailAccount account,
        int defaultOwnerId,
        IEMailAccountSaveRules rules,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(rules);

        return _storage.WriteAsync(WriteExtent.Transaction, SaveIfAllowedAsync, cancellationToken);

        async ValueTask<int?> SaveIfAllowedAsync(IDatabaseSession session)
        {
            var id = account.EMailAccountId;
            var formerOwnerId = id == 0
                ? null
                : await session.QuerySingleOrDefaultAsync<int?>(GetOwnerIdSql, new { id });
            if (formerOwnerId is { } accountOwnerId)
            {
                rules.RequireAccount(id, accountOwnerId);
            }
            else if (id != 0)
            {
                return null;
            }

            var ownerId = account.AssociateId != 0 ? account.AssociateId : formerOwnerId ?? defaultOwnerId;
            rules.RequireOwner(ownerId);
            if (ownerId != formerOwnerId && !await AssociateReference.ExistsAsync(session, ownerId))
            {
                throw new EMailAccountOwnerUnknownException(ownerId);
            }

            var incomingOwnerId = await RequireLoginAsync(session, account.IncomingCredentials, rules);
            var outgoingOwnerId = await RequireLoginAsync(session, account.OutgoingCredentials, rules);
            var storedId = await StoreAsync(session, account, ownerId, incomingOwnerId, outgoingOwnerId, actor);
            await _audit.AddAsync(
                session,
                actor,
                id == 0 ? AuditAction.Added : AuditAction.Changed,
                AuditRecord.EMailAccount,
                storedId,
                ownerId);
            return storedId;
        }
    }

    // Returns the owner of the stored login; null if there is none. A login that does not exist is refused where it is
    // stored: after the rules of both logins.
    private static async ValueTask<int?> RequireLoginAsync(
        IDatabaseSession session, ServiceAuth? login, IEMailAccountSaveRules rules)
    {
        if (login is { ServiceAuthId: not 0 and var id }
            && await ServiceAuthTable.GetOwnerIdAsync(session, id) is { } ownerId)
        {
            rules.RequireLogin(id, ownerId);
            return ownerId;
        }

        return null;
    }

    private async ValueTask<int> StoreAsync(
        IDatabaseSession session,
        EMailAccount account,
        int ownerId,
        int? incomingOwnerId,
        int? outgoingOwnerId,
        AuditActor actor)
    {
        var (emailAddress, addressKey) = RequireAddress(account);
        var incomingAuth = await StoreLoginAsync(session, account.IncomingCredentials, incomingOwnerId, ownerId, actor);
        var outgoingAuth = await StoreLoginAsync(session, account.OutgoingCredentials, outgoingOwnerId, ownerId, actor);
        try
        {
            return await session.QuerySingleAsync<int>(
                account.EMailAccountId == 0 ? InsertSql : UpdateSql,
                new { account.EMailAccountId, ownerId, account.EMailAddress, addressKey, incomingAuth, outgoingAuth });
        }
        catch (DbException exception) when (
            session.Dialect.KindOf(exception) == DatabaseErrorKind.UniqueViolation)
        {
            throw new EMailAddressTakenException(ownerId, emailAddress, exception);
        }
    }

    private static (string Address, string Key) RequireAddress(EMailAccount account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account.EMailAddress);
        var key = CaseInsensitiveKey.Of(account.EMailAddress) ?? throw new ArgumentException(
            "The address is not valid Unicode: it has a lone surrogate.", nameof(account));
        IndexedText.Require("e-mail address", key);
        return (account.EMailAddress, key);
    }

    private async ValueTask<int?> StoreLoginAsync(
        IDatabaseSession session, ServiceAuth? login, int? ownerId, int newOwnerId, AuditActor actor)
    {
        if (login is null)
        {
            return null;
        }

        if (login.ServiceAuthId == 0)
        {
            return (await _logins.InsertAsync(session, newOwnerId, login, actor)).ServiceAuthId;
        }

        return ownerId is null || await _logins.UpdateAsync(session, ownerId.Value, login, actor) is null
            ? throw new ServiceAuthUnknownException(login.ServiceAuthId)
            : login.ServiceAuthId;
    }
}
