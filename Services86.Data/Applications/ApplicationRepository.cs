using System.Data.Common;

namespace Services86.Data.Applications;

/// <summary>The registered applications, each with the SHA-256 hash of its token only.</summary>
/// <remarks>A hash is 32 bytes; the database refuses another length. Times are kept in whole milliseconds.</remarks>
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

    // The unique index decides whether the name is free, as a look-up before could be out of date by now.
    private const string AddSql =
        """
        INSERT INTO application (name, name_key, token_hash, agents, registered)
        VALUES (@name, @nameKey, @tokenHash, @agents, @registered)
        ON CONFLICT (name_key) DO NOTHING
        RETURNING application_id
        """;

    private const string FindByTokenHashSql = $"SELECT {Columns} FROM application WHERE token_hash = @tokenHash";

    private const string ListSql = $"SELECT {Columns} FROM application ORDER BY name_key";

    // An application that was revoked before keeps the time at which it was.
    private const string RevokeSql =
        "UPDATE application SET revoked = COALESCE(revoked, @now) WHERE name_key = @nameKey";

    private readonly IStorage _storage;
    private readonly TimeProvider _time;

    internal ApplicationRepository(IStorage storage, TimeProvider time)
    {
        _storage = storage;
        _time = time;
    }

    /// <summary>Adds an application, which is not revoked.</summary>
    /// <param name="name">The name; no other application may have it or have had it, in any case.</param>
    /// <param name="tokenHash">The SHA-256 hash of its token, which must be new.</param>
    /// <param name="agents">The names of the agents that it may call.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The id of the new application.</returns>
    /// <exception cref="ArgumentException">
    /// The name is blank or not valid Unicode, or the name of an agent is blank or has a comma.
    /// </exception>
    /// <exception cref="ApplicationNameTakenException">The name is taken.</exception>
    /// <exception cref="DbException">The hash is stored already, or has another length.</exception>
    public async Task<int> AddAsync(string name, byte[] tokenHash, IReadOnlyList<string> agents, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(tokenHash);
        ArgumentNullException.ThrowIfNull(agents);
        var nameKey = CaseInsensitiveKey.Of(name)
            ?? throw new ArgumentException("The name is not valid Unicode: it has a lone surrogate.", nameof(name));
        var arguments = new
        {
            name,
            nameKey,
            tokenHash,
            agents = Join(agents),
            registered = _time.GetUtcNow().ToUnixTimeMilliseconds(),
        };

        var id = await _storage.WriteAsync(
            session => session.QuerySingleOrDefaultAsync<int?>(AddSql, arguments), cancellationToken);
        return id ?? throw new ApplicationNameTakenException(name);
    }

    /// <summary>Finds the application whose token it is, also one that was revoked.</summary>
    /// <returns>The application; null when the token is not known.</returns>
    public async Task<Application?> FindByTokenHashAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tokenHash);

        var row = await _storage.QuerySingleOrDefaultAsync<Row>(
            FindByTokenHashSql, new { tokenHash }, cancellationToken);
        return row?.ToApplication();
    }

    /// <summary>Lists the applications by name, those that were revoked too.</summary>
    public async Task<IReadOnlyList<Application>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await _storage.QueryAsync<Row>(ListSql, arguments: null, cancellationToken);
        return [.. rows.Select(row => row.ToApplication())];
    }

    /// <summary>Revokes an application for good; one that was revoked before stays so.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False when there is no application of that name.</returns>
    public async Task<bool> RevokeAsync(string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (CaseInsensitiveKey.Of(name) is not { } nameKey)
        {
            return false;
        }

        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return await _storage.ExecuteSingleAsync(RevokeSql, new { nameKey, now }, cancellationToken);
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

        public required long Registered { get; init; }

        public required long? Revoked { get; init; }

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
