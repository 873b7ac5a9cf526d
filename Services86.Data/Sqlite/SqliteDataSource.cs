using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Services86.Data.Sqlite;

/// <summary>Opens pooled connections to one SQLite database file, each set up to keep what it commits.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    /// <summary>The name of the engine, for people.</summary>
    public const string EngineName = "SQLite";

    // Closing any descriptor of a file drops all the POSIX locks that the process holds on it. SQLite takes care of its
    // own descriptors; ours must be closed before SQLite opens the file, and so one at a time.
    private static readonly Lock FileCreation = new();

    private readonly string _path;

    /// <summary>Reads the connection string; nothing is opened.</summary>
    /// <exception cref="ArgumentException">It is malformed, or names anything but a file to read and write.</exception>
    public SqliteDataSource(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        _path = ReadPath(builder);

        builder.DataSource = _path;
        // Only CreateFileIfMissing creates the file: SQLite would create it readable by others, and would answer from
        // an empty database if the file were moved away under a running server.
        builder.Mode = SqliteOpenMode.ReadWrite;
        builder.ForeignKeys = true;
        builder.Pooling = true;
        ConnectionString = builder.ToString();
        builder.Pooling = false;
        UnpooledConnectionString = builder.ToString();
    }

    /// <inheritdoc/>
    public override string ConnectionString { get; }

    /// <summary>The same, for a connection that stays open and belongs to one owner.</summary>
    public string UnpooledConnectionString { get; }

    /// <summary>The file name of the database, without the directory.</summary>
    public string Database => Path.GetFileName(_path);

    /// <summary>Creates the database file, readable and writable by its owner only, when there is none yet.</summary>
    /// <remarks>SQLite gives the <c>-wal</c> and <c>-shm</c> files the mode of the database file.</remarks>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    public void CreateFileIfMissing()
    {
        var directory = Path.GetDirectoryName(_path);
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException(
                $"The directory '{directory}' of the database '{Database}' does not exist. Create it, or correct " +
                "'Data Source' in the connection string.");
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        lock (FileCreation)
        {
            if (File.Exists(_path))
            {
                return;
            }

            try
            {
                new FileStream(_path, options).Dispose();
            }
            catch (IOException) when (File.Exists(_path))
            {
                // Another process was faster; the file is there, which is all that was wanted.
            }
        }
    }

    /// <summary>
    /// Switches the database file to write-ahead logging, in which readers and the writer do not wait for each other.
    /// </summary>
    /// <remarks>The mode is kept in the file, so that once per start is enough.</remarks>
    /// <exception cref="NotSupportedException">The file system does not allow it.</exception>
    public async Task UseWriteAheadLogAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string sql = "PRAGMA journal_mode = WAL";

        var mode = await connection.QuerySingleAsync<string>(new CommandDefinition(sql, cancellationToken: cancellationToken));

        if (mode != "wal")
        {
            throw new NotSupportedException(
                $"SQLite keeps the journal mode '{mode}' for '{_path}' and refuses 'wal'. Put the database on a " +
                "local file system: write-ahead logging does not work over a network.");
        }
    }

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => new DurableSqliteConnection(ConnectionString);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ClearPool();
        }

        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        ClearPool();
        return base.DisposeAsyncCore();
    }

    private static string ReadPath(SqliteConnectionStringBuilder builder)
    {
        var dataSource = builder.DataSource;
        if (builder.Mode == SqliteOpenMode.Memory || dataSource is "" or ":memory:")
        {
            throw new ArgumentException(
                "The connection string names a database in memory, which would lose what is stored. Give the path of " +
                "a file: 'Data Source=services86.db'.");
        }

        if (dataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || dataSource.StartsWith('|'))
        {
            throw new ArgumentException(
                $"The connection string has 'Data Source={dataSource}'. Give a plain path instead of a URI or a " +
                "placeholder: 'Data Source=services86.db'.");
        }

        if (builder.Mode == SqliteOpenMode.ReadOnly)
        {
            throw new ArgumentException(
                "The connection string has 'Mode=ReadOnly', and the database is written to. Leave 'Mode' out.");
        }

        return Path.GetFullPath(dataSource);
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
