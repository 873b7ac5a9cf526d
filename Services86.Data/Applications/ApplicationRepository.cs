using System.Data.Common;
using Services86.Data.Access;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Applications;

/// <summary>The registered applications. Of their tokens only the SHA-256 hashes are stored.</summary>
/// <remarks>
/// A hash has 32 bytes: the database refuses any other length. Times are stored in whole milliseconds.
/// </remarks>
public sealed class ApplicationRepository
{
    private const char AgentSeparator = ',';

    private const string Columns =
        $"""
        application_id AS {nameof(Row.ApplicationId)},
        name AS {nameof(Row.Name)},
        agents AS {nameof(Row.Agents)},
        registered AS {nameof(Row.Registered)},
        revoked AS {nameof(Row.Revoked)}
        """;

    // The unique index decides whether the name is free: a query before the insert could be out of date.
    private const string AddSql =
        """
        INSERT INTO application (name, name_key, token_hash, agents, registered)
        VALUES (@name, @nameKey, @tokenHash, @agents, @registered)
        ON CONFLICT (name_key) DO NOTHING
        RETURNING application_id
        """;

    private const string FindByTokenHashSql = $"SELECT {Columns} FROM application WHERE token_hash = @tokenHash";

    private const string ListSql = $"SELECT {Columns} FROM application ORDER BY name_key";

    // An application that is revoked already keeps the time of its revocation.
    private const string RevokeSql =
        """
        UPDATE application SET revoked = COALESCE(revoked, @now) WHERE name_key = @nameKey
        RETURNING application_id
        """;

    private readonly IStorage _storage;
    private readonly TimeProvider _time;
    private readonly AccessEpoch _epoch;
    private readonly AuditWriter _audit;

    internal ApplicationRepository(IStorage storage, TimeProvider time, AccessEpoch epoch, AuditWriter audit)
    {
        _storage = storage;
        _time = time;
        _epoch = epoch;
        _audit = audit;
    }

    /// <summary>Adds an application, which is not revoked.</summary>
    /// <param name="name">
    /// The name, which no other application may have, active or revoked; upper and lower case do not differ.
    /// </param>
    /// <param name="tokenHash">The SHA-256 hash of the application's token, which must be new.</param>
    /// <param name="agents">The names of the agents that the application may call.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>The id of the new application.</returns>
    /// <exception cref="ArgumentException">
    /// The name is blank or not valid Unicode, or the name of an agent is blank or contains a comma.
    /// </exception>
    /// <exception cref="ApplicationNameTakenException">The name is taken.</exception>
    /// <exception cref="DbException">The hash is stored already, or does not have 32 bytes.</exception>
    public async Task<int> AddAsync(
        string name,
        byte[] tokenHash,
        IReadOnlyList<string> agents,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(tokenHash);
        ArgumentNullException.ThrowIfNull(agents);
        var nameKey = CaseInsensitiveKey.Of(name)
            ?? throw new ArgumentException("The name is not valid Unicode: it has a lone surrogate.", nameof(name));
        IndexedText.Require("name", nameKey);
        var arguments = new
        {
            name,
            nameKey,
            tokenHash,
            agents = Join(agents),
            registered = _time.GetUtcNow().ToUnixTimeMilliseconds(),
        };

        return await _storage.WriteAsync(WriteExtent.Rows, AddIfFreeAsync, cancellationToken);

        async ValueTask<int> AddIfFreeAsync(IDatabaseSession session)
        {
            var id = await session.QuerySingleOrDefaultAsync<int?>(AddSql, arguments)
                ?? throw new ApplicationNameTakenException(name);
            await _audit.AddAsync(
                session,
                actor,
                AuditAction.Added,
                AuditRecord.Application,
                id,
                ownerId: null,
                $"{name}, for {arguments.agents}");
            return id;
        }
    }

    /// <summary>Finds an application, active or revoked, by the hash of its token.</summary>
    /// <returns>The application; null if no application has the token.</returns>
    public async Task<Application?> FindByTokenHashAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokenHash);

        var row = await _storage.QuerySingleOrDefaultAsync<Row>(
            FindByTokenHashSql, new { tokenHash }, cancellationToken);
        return row?.ToApplication();
    }

    /// <summary>Gets all applications, active or revoked, ordered by name.</summary>
    public async Task<IReadOnlyList<Application>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await _storage.QueryAsync<Row>(ListSql, arguments: null, cancellationToken);
        return [.. rows.Select(row => row.ToApplication())];
    }

    /// <summary>Revokes an application for good. Does nothing if the application is revoked already.</summary>
    /// <param name="name">The name; upper and lower case do not differ.</param>
    /// <param name="actor">Who makes the change, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no application of that name.</returns>
    public async Task<bool> RevokeAsync(string name, AuditActor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (CaseInsensitiveKey.Of(name) is not { } nameKey)
        {
            return false;
        }

        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return await _epoch.EndAfterAsync(
            _storage.WriteAsync(WriteExtent.Rows, RevokeIfFoundAsync, cancellationToken));

        async ValueTask<bool> RevokeIfFoundAsync(IDatabaseSession session)
        {
            if (await session.QuerySingleOrDefaultAsync<int?>(RevokeSql, new { nameKey, now }) is not { } id)
            {
                return false;
            }

            await _audit.AddAsync(
                session, actor, AuditAction.Revoked, AuditRecord.Application, id, ownerId: null, name);
            return true;
        }
    }

    private static string Join(IReadOnlyList<string> agents) =>
        agents.FirstOrDefault(agent => string.IsNullOrWhiteSpace(agent) || agent.Contains(AgentSeparator)) is { } agent
            ? throw new ArgumentException(
                $"Expected names of agents, neither blank nor with a comma, and got '{agent}'.", nameof(agents))
            : string.Join(AgentSeparator, agents);

    private sealed class Row
    {
        public required int ApplicationId { get; init; }

        public required string Name { get; init; }

        public required string Agents { get; init; }

        public required long Registered { get; init => field = StoredTime.Require(value); }

        public required long? Revoked { get; init => field = StoredTime.Require(value); }

        public Application ToApplication() => new()
        {
            ApplicationId = ApplicationId,
            Name = Name,
            Agents = Agents.Split(AgentSeparator, StringSplitOptions.RemoveEmptyEntries),
            Registered = DateTimeOffset.FromUnixTimeMilliseconds(Registered),
            Revoked = Revoked is { } revoked ? DateTimeOffset.FromUnixTimeMilliseconds(revoked) : null,
        };
    }
}
