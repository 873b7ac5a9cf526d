using System.Data.Common;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Data.Sqlite;

namespace Services86.Data.EMailAccounts;

/// <summary>The e-mail accounts of associates. An account is stored together with its two logins, or not at all.</summary>
public sealed partial class EMailAccountRepository
{
    // A row for each login of an account; one for an account without.
    private const string Select =
        $"""
        SELECT {EMailAccountRow.Columns}, {ServiceAuthRow.Columns}
        FROM email_account
        LEFT JOIN service_auth
            ON service_auth.service_auth_id IN (email_account.incoming_auth, email_account.outgoing_auth)
        """;

    private const string GetSql = $"{Select} WHERE email_account.email_account_id = @id";

    private const string FindByAddressSql =
        $"{Select} WHERE email_account.associate_id = @ownerId AND email_account.address_key = @addressKey";

    private const string GetOwnerIdSql = "SELECT associate_id FROM email_account WHERE email_account_id = @id";

    private const string GetCurrentIdSql =
        """
        SELECT email_account_id
        FROM email_account
        WHERE associate_id = @ownerId
        ORDER BY last_used DESC NULLS LAST, email_account_id DESC
        LIMIT 1
        """;

    private const string InsertSql =
        """
        INSERT INTO email_account (associate_id, email_address, address_key, incoming_auth, outgoing_auth)
        VALUES (@AssociateId, @EMailAddress, @addressKey, @incomingAuth, @outgoingAuth)
        RETURNING email_account_id
        """;

    private const string UpdateSql =
        """
        UPDATE email_account
        SET associate_id = @AssociateId,
            email_address = @EMailAddress,
            address_key = @addressKey,
            incoming_auth = COALESCE(@incomingAuth, incoming_auth),
            outgoing_auth = COALESCE(@outgoingAuth, outgoing_auth)
        WHERE email_account_id = @EMailAccountId
        RETURNING email_account_id
        """;

    private const string DeleteSql =
        "DELETE FROM email_account WHERE email_account_id = @id AND associate_id = @ownerId";

    private readonly IStorage _storage;
    private readonly ServiceAuthTable _logins;
    private readonly TimeProvider _time;

    internal EMailAccountRepository(IStorage storage, SecretProtector secrets, TimeProvider time)
    {
        _storage = storage;
        _logins = new ServiceAuthTable(secrets);
        _time = time;
    }

    /// <summary>Gets an account, the passwords of its logins in clear.</summary>
    /// <returns>
    /// The account; null when there is none with that id. Its TableRight is null and its FieldProperties are empty:
    /// what a caller may do with it is not stored.
    /// </returns>
    /// <exception cref="SecretUnreadableException">A stored password does not open.</exception>
    public Task<EMailAccount?> GetAsync(int id, CancellationToken cancellationToken) => SelectAsync(GetSql, new { id }, cancellationToken);

    /// <summary>Finds an associate's account by its address, in any case.</summary>
    /// <returns>The account, as <see cref="GetAsync"/> gives it; null when the associate has none of that address.</returns>
    /// <exception cref="SecretUnreadableException">A stored password does not open.</exception>
    public async Task<EMailAccount?> FindByAddressAsync(int ownerId, string emailAddress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(emailAddress);
        return CaseInsensitiveKey.Of(emailAddress) is { } addressKey
            ? await SelectAsync(FindByAddressSql, new { ownerId, addressKey }, cancellationToken)
            : null;
    }

    /// <summary>Gets who owns an account.</summary>
    /// <returns>The id of the associate; null when there is no account with that id.</returns>
    public async Task<int?> GetOwnerIdAsync(int id, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<int?>(GetOwnerIdSql, new { id }, cancellationToken);

    /// <summary>Gets which of an associate's accounts was used last; the newest while none was used.</summary>
    /// <returns>The id of the account; null when the associate has none.</returns>
    public async Task<int?> GetCurrentIdAsync(int ownerId, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<int?>(GetCurrentIdSql, new { ownerId }, cancellationToken);

    /// <summary>Stores a new account, and its logins.</summary>
    /// <param name="account">
    /// The account, with its owner. Its id, status and errors are ignored. A login of null is none; one with the id 0 is
    /// stored as a new one of the account's owner; another one replaces what is stored under its id.
    /// </param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The id that it got; ids of deleted accounts do not come back.</returns>
    /// <exception cref="ArgumentException">The address is blank, or a text is not valid Unicode.</exception>
    /// <exception cref="DbException">There is no such associate.</exception>
    /// <exception cref="EMailAddressTakenException">The owner has an account of that address.</exception>
    /// <exception cref="ServiceAuthUnknownException">There is no login with an id that the account names.</exception>
    public async Task<int> InsertAsync(EMailAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var addressKey = RequireAddressKey(account);

        return await _storage.WriteAsync(session => StoreAsync(session, InsertSql, account, addressKey), cancellationToken);
    }

    /// <summary>Replaces what is stored of an account, and its logins.</summary>
    /// <param name="account">
    /// The account, with its id and its owner, who may be a new one. Its status and errors are ignored. A login of null
    /// leaves the account the one that it has; one with the id 0 is stored as a new one of the account's owner, and the
    /// account's former login stays stored; another one replaces what is stored under its id.
    /// </param>
    /// <param name="ownerId">Who owns the account until now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when that associate has no account with that id; nothing was stored then.</returns>
    /// <exception cref="ArgumentException">The address is blank, or a text is not valid Unicode.</exception>
    /// <exception cref="DbException">There is no such associate.</exception>
    /// <exception cref="EMailAddressTakenException">The owner has another account of that address.</exception>
    /// <exception cref="ServiceAuthUnknownException">There is no login with an id that the account names.</exception>
    public async Task<bool> UpdateAsync(EMailAccount account, int ownerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var addressKey = RequireAddressKey(account);

        return await _storage.WriteAsync(UpdateIfOwnedAsync, cancellationToken);

        async ValueTask<bool> UpdateIfOwnedAsync(IDatabaseSession session)
        {
            // It may have got another owner since the caller's right was looked at.
            var storedOwnerId = await session.QuerySingleOrDefaultAsync<int?>(
                GetOwnerIdSql, new { id = account.EMailAccountId });
            if (storedOwnerId != ownerId)
            {
                return false;
            }

            await StoreAsync(session, UpdateSql, account, addressKey);
            return true;
        }
    }

    /// <summary>Deletes an account. Its logins stay.</summary>
    /// <returns>False when that associate has no account with that id.</returns>
    public Task<bool> DeleteAsync(int id, int ownerId, CancellationToken cancellationToken) =>
        _storage.ExecuteSingleAsync(DeleteSql, new { id, ownerId }, cancellationToken);

    private async Task<EMailAccount?> SelectAsync(string sql, object arguments, CancellationToken cancellationToken)
    {
        await using var session = await _storage.OpenReaderAsync(cancellationToken);
        var rows = await session.QueryAsync<EMailAccountRow, ServiceAuthRow>(
            sql, arguments, splitOn: nameof(ServiceAuthRow.ServiceAuthId));
        if (rows is not [var (account, _), ..])
        {
            return null;
        }

        var logins = new List<ServiceAuth>();
        foreach (var (_, login) in rows)
        {
            if (login is not null)
            {
                logins.Add(_logins.Open(login));
            }
        }

        return account.ToCarrier(logins);
    }

    private static string RequireAddressKey(EMailAccount account)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(account.EMailAddress);
        return CaseInsensitiveKey.Of(account.EMailAddress)
            ?? throw new ArgumentException(
                "The address is not valid Unicode: it has a lone surrogate.", nameof(account));
    }

    private async ValueTask<int> StoreAsync(
        IDatabaseSession session, string sql, EMailAccount account, string addressKey)
    {
        var incomingAuth = await StoreLoginAsync(session, account.IncomingCredentials, account.AssociateId);
        var outgoingAuth = await StoreLoginAsync(session, account.OutgoingCredentials, account.AssociateId);
        try
        {
            // The unique index decides whether the address is free.
            return await session.QuerySingleAsync<int>(
                sql,
                new
                {
                    account.EMailAccountId,
                    account.AssociateId,
                    account.EMailAddress,
                    addressKey,
                    incomingAuth,
                    outgoingAuth,
                });
        }
        catch (DbException exception) when (SqliteErrors.IsUniqueViolation(exception))
        {
            // The address was checked to be there.
            throw new EMailAddressTakenException(account.AssociateId, account.EMailAddress!, exception);
        }
    }

    private async ValueTask<int?> StoreLoginAsync(IDatabaseSession session, ServiceAuth? login, int ownerId)
    {
        if (login is null)
        {
            return null;
        }

        if (login.ServiceAuthId == 0)
        {
            return (await _logins.InsertAsync(session, ownerId, login)).ServiceAuthId;
        }

        return await _logins.UpdateAsync(session, login) is null
            ? throw new ServiceAuthUnknownException(login.ServiceAuthId)
            : login.ServiceAuthId;
    }
}
