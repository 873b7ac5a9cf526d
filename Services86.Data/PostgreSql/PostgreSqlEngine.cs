using System.Data;
using System.Data.Common;
using Dapper;
using Npgsql;
using Services86.Data.Refusals;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>A database on a server of PostgreSQL.</summary>
/// <param name="settings">The connection string.</param>
/// <param name="keys">The place of the Data Protection keys.</param>
/// <param name="createNew">Whether a new database may begin although there are keys of one.</param>
internal sealed class PostgreSqlEngine(NpgsqlConnectionStringBuilder settings, IKeyStore keys, bool createNew)
    : IDatabaseEngine
{
    // 13 is the first version with pg_current_xact_id.
    private const int MinServerVersion = 130_000;

    private const string ServerSql =
        $"""
        SELECT current_setting('server_version_num')::integer AS {nameof(Server.Version)},
            current_setting('server_encoding') AS {nameof(Server.Encoding)}
        """;

    /// <inheritdoc/>
    public SqlDialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public string DatabaseName => settings.Database!;

    private string FullName => $"{settings.Database} on {settings.Host}";

    /// <inheritdoc/>
    public IDisposable? Lock() => null;

    /// <inheritdoc/>
    /// <remarks>
    /// The keys are looked for before the database is opened: another host that begins the same database creates the
    /// schema first, and the keys later.
    /// </remarks>
    public bool CreateIfMissing() => createNew || !keys.HasKeysOutside();

    /// <inheritdoc/>
    public void RequireExisting()
    {
        // An open connection shows that there is a database.
    }

    /// <inheritdoc/>
    public async Task RequireUsableAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var server = await connection.QuerySingleAsync<Server>(
            new CommandDefinition(ServerSql, cancellationToken: cancellationToken));
        if (server.Version < MinServerVersion)
        {
            throw new DatabaseUnusableException(
                FullName, $"is on a server of version {connection.ServerVersion}: version 13 or later is needed.");
        }

        if (server.Encoding != "UTF8")
        {
            throw new DatabaseUnusableException(
                FullName,
                $"has the encoding {server.Encoding}, which does not have all characters. Create a database with " +
                "ENCODING 'UTF8' TEMPLATE template0.");
        }
    }

    /// <inheritdoc/>
    public Task ConfigureAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginSnapshotAsync(
        DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc/>
    public DatabaseMissingException EmptyBesideKeys() =>
        DatabaseMissingException.EmptyBesideKeys(FullName, keys.DirectoryPath ?? "");

    /// <inheritdoc/>
    public DatabaseMissingException Empty() => DatabaseMissingException.Empty(FullName);

    /// <inheritdoc/>
    public DataRefusedException? Refuse(DbException exception) => exception switch
    {
        DataRefusedException => null,
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } => Unusable(
            "does not exist. Create it, with the encoding UTF8 and the configured user as its owner."),
        PostgresException
        {
            SqlState: PostgresErrorCodes.InvalidPassword
                or PostgresErrorCodes.InvalidAuthorizationSpecification,
        } => Unusable("cannot be opened. Correct Username or Password in the connection string."),
        _ when PostgreSqlErrors.KindOf(exception) == DatabaseErrorKind.ConnectionLost => Unusable(
            "cannot be reached. Start the server, or correct Host and Port in the connection string."),
        _ => null,
    };

    private DatabaseUnusableException Unusable(string problem) => new(FullName, problem);

    private sealed class Server
    {
        public required int Version { get; init; }

        public required string Encoding { get; init; }
    }
}
