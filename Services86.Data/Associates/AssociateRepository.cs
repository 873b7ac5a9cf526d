using Services86.Data.Access;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>The associates, who are the users of the server.</summary>
public sealed partial class AssociateRepository
{
    /// <summary>The columns of an <see cref="Associate"/>, for queries that join other tables.</summary>
    internal const string Columns =
        $"""
        associate_id AS {nameof(Associate.AssociateId)},
        name AS {nameof(Associate.Name)},
        role AS {nameof(Associate.Role)},
        password_hash AS {nameof(Associate.PasswordHash)},
        retired AS {nameof(Associate.Retired)},
        rank AS {nameof(Associate.Rank)},
        tooltip AS {nameof(Associate.Tooltip)},
        last_login AS {nameof(Associate.LastLoginMilliseconds)}
        """;

    private const string FindByNameSql = $"SELECT {Columns} FROM associate WHERE name_key = @nameKey";

    private const string GetSql = $"SELECT {Columns} FROM associate WHERE associate_id = @id";

    private const string ListSql = $"SELECT {Columns} FROM associate ORDER BY rank, name_key";

    private const string AnySql = "SELECT EXISTS (SELECT 1 FROM associate)";

    // The unique index decides whether the name is free: a query before the insert could be out of date.
    private const string AddSql =
        """
        INSERT INTO associate (name, name_key, role, retired, registered)
        VALUES (@name, @nameKey, @role, 0, @registered)
        ON CONFLICT (name_key) DO NOTHING
        RETURNING associate_id
        """;

    // The write job is a transaction: two processes cannot both find the condition true.
    private const string AddFirstSql =
        """
        INSERT INTO associate (name, name_key, role, retired, registered)
        SELECT @name, @nameKey, @role, 0, @registered
        WHERE NOT EXISTS (SELECT 1 FROM associate)
        RETURNING associate_id
        """;

    private const string SetLastLoginSql =
        "UPDATE associate SET last_login = @unixMilliseconds WHERE associate_id = @id";

    private readonly IStorage _storage;
    private readonly TimeProvider _time;
    private readonly AccessEpoch _epoch;
    private readonly AuditWriter _audit;
    private readonly string _getMany;

    internal AssociateRepository(IStorage storage, TimeProvider time, AccessEpoch epoch, AuditWriter audit)
    {
        _storage = storage;
        _time = time;
        _epoch = epoch;
        _audit = audit;
        _getMany = GetMany(storage.Dialect);
    }

    /// <summary>Finds an associate, retired or not, by name; upper and lower case do not differ.</summary>
    /// <returns>The associate; null if there is none of that name.</returns>
    public async Task<Associate?> FindByNameAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (AssociateName.ToKey(name) is not { } nameKey)
        {
            return null;
        }

        return await _storage.QuerySingleOrDefaultAsync<Associate>(FindByNameSql, new { nameKey }, cancellationToken);
    }

    /// <summary>Gets an associate, retired or not, by id.</summary>
    /// <returns>The associate; null if there is none with that id.</returns>
    public async Task<Associate?> GetAsync(int id, CancellationToken cancellationToken) =>
        await _storage.QuerySingleOrDefaultAsync<Associate>(GetSql, new { id }, cancellationToken);

    /// <summary>Gets the associates with some ids, retired or not, each once and in no order.</summary>
    /// <returns>The associates. Ids that no associate has are ignored.</returns>
    public async Task<IReadOnlyList<Associate>> GetAsync(
        IReadOnlyCollection<int> ids, CancellationToken cancellationToken)
    {
        // One array of JSON, because the number of parameters of a statement is fixed.
        var array = $"[{string.Join(',', ids.Distinct())}]";
        return await _storage.QueryAsync<Associate>(_getMany, new { ids = array }, cancellationToken);
    }

    /// <summary>Gets all associates, retired or not, ordered by rank and name.</summary>
    public async Task<IReadOnlyList<Associate>> ListAsync(CancellationToken cancellationToken) =>
        await _storage.QueryAsync<Associate>(ListSql, arguments: null, cancellationToken);

    /// <summary>Gets whether there is any associate.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken) =>
        await _storage.QuerySingleAsync<bool>(AnySql, arguments: null, cancellationToken);

    /// <summary>Adds an associate, who is not retired.</summary>
    /// <param name="name">The login name, which must be free; upper and lower case do not differ.</param>
    /// <param name="role">The rights of the associate.</param>
    /// <param name="passwordHash">The hash of the password; null for an associate without one.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The id of the new associate.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    /// <exception cref="AssociateNameTakenException">The name is taken.</exception>
    public async Task<int> AddAsync(
        string name,
        AssociateRole role,
        string? passwordHash,
        AuditActor actor,
        CancellationToken cancellationToken) =>
        await InsertAsync(AddSql, name, role, passwordHash, actor, cancellationToken)
        ?? throw new AssociateNameTakenException(name);

    /// <summary>Adds an associate if there is none. Of several processes that do so at once, one adds it.</summary>
    /// <param name="name">The login name.</param>
    /// <param name="role">The rights of the associate.</param>
    /// <param name="passwordHash">The hash of the password; null for an associate without one.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The id of the new associate; null if there was an associate, and none was added.</returns>
    /// <exception cref="ArgumentException">The name is blank or not valid Unicode.</exception>
    public Task<int?> AddFirstAsync(
        string name, AssociateRole role, string? passwordHash, CancellationToken cancellationToken) =>
        InsertAsync(AddFirstSql, name, role, passwordHash, AuditActor.Server, cancellationToken);

    /// <summary>
    /// Replaces a password that was verified, unless it was changed meanwhile. The tickets and access tokens of the
    /// associate end.
    /// </summary>
    /// <param name="id">The associate.</param>
    /// <param name="oldPasswordHash">The hash that was read and verified.</param>
    /// <param name="passwordHash">The hash of the new password.</param>
    /// <param name="keptTicket">
    /// The hash of the caller's ticket, which does not end; null if a ticket did not authenticate the call.
    /// </param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if another hash is stored, or there is no such associate; nothing is changed.</returns>
    public Task<bool> ReplacePasswordAsync(
        int id,
        string oldPasswordHash,
        string passwordHash,
        byte[]? keptTicket,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(oldPasswordHash);
        ArgumentNullException.ThrowIfNull(passwordHash);
        return _epoch.EndAfterAsync(_storage.WriteAsync(
            WriteExtent.Transaction, ReplaceIfUnchangedAsync, cancellationToken));

        async ValueTask<bool> ReplaceIfUnchangedAsync(IDatabaseSession session)
        {
            if (!await PasswordWriter.ReplaceAsync(session, id, oldPasswordHash, passwordHash, keptTicket))
            {
                return false;
            }

            await _audit.AddAsync(session, actor, AuditAction.PasswordChanged, AuditRecord.User, id, id);
            return true;
        }
    }

    /// <summary>
    /// Replaces a hash by another one of the same password, unless the password was changed meanwhile. No ticket ends.
    /// </summary>
    /// <param name="id">The associate.</param>
    /// <param name="oldPasswordHash">The hash that was read and verified.</param>
    /// <param name="passwordHash">The hash that replaces it.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if another hash is stored, or there is no such associate; nothing is changed.</returns>
    public Task<bool> RehashPasswordAsync(
        int id, string oldPasswordHash, string passwordHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(oldPasswordHash);
        ArgumentNullException.ThrowIfNull(passwordHash);
        return _storage.WriteAsync(
            WriteExtent.OneStatement,
            session => PasswordWriter.RehashAsync(session, id, oldPasswordHash, passwordHash),
            cancellationToken);
    }

    /// <summary>Stores the current time as an associate's last login.</summary>
    /// <param name="id">The associate.</param>
    /// <param name="actor">The associate with the address of the client, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no associate with that id.</returns>
    public Task<bool> SetLastLoginAsync(int id, AuditActor actor, CancellationToken cancellationToken)
    {
        return _storage.WriteAsync(WriteExtent.OneStatement, SetAsync, cancellationToken);

        async ValueTask<bool> SetAsync(IDatabaseSession session)
        {
            await _audit.AddWithNextAsync(session, actor, AuditAction.LoggedIn, AuditRecord.User, id, id);
            return await SetLastLoginAsync(session, id, _time.GetUtcNow().ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Stores an associate's last login within a write job that stores more.</summary>
    /// <returns>False if there is no associate with that id.</returns>
    internal static ValueTask<bool> SetLastLoginAsync(IDatabaseSession session, int id, long unixMilliseconds) =>
        session.ExecuteSingleAsync(SetLastLoginSql, new { id, unixMilliseconds });

    /// <summary>Gets the statement that selects the associates with the ids <c>@ids</c>.</summary>
    internal static string GetMany(SqlDialect dialect) =>
        $"SELECT {Columns} FROM associate WHERE associate_id IN ({dialect.NumbersOf("@ids")})";

    private Task<int?> InsertAsync(
        string sql,
        string name,
        AssociateRole role,
        string? passwordHash,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        var nameKey = RequireKey(name);
        var registered = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return _storage.WriteAsync(WriteExtent.Transaction, InsertWithPasswordAsync, cancellationToken);

        async ValueTask<int?> InsertWithPasswordAsync(IDatabaseSession session)
        {
            var id = await session.QuerySingleOrDefaultAsync<int?>(sql, new { name, nameKey, role, registered });
            if (id is not { } associateId)
            {
                return null;
            }

            if (passwordHash is not null)
            {
                await PasswordWriter.SetAsync(session, associateId, passwordHash, keptTicket: null);
            }

            await _audit.AddAsync(
                session, actor, AuditAction.Added, AuditRecord.User, id, id, $"{name}, {role}");
            return id;
        }
    }

    private static string RequireKey(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var key = AssociateName.ToKey(name)
            ?? throw new ArgumentException("The name is not valid Unicode: it has a lone surrogate.", nameof(name));
        IndexedText.Require("name", key);
        return key;
    }
}
