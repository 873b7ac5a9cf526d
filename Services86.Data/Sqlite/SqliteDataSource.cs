using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Services86.Data.Sqlite;

/// <summary>Opens pooled, durable connections to one SQLite database file.</summary>
internal sealed class SqliteDataSource : DbDataSource
{
    // When a process closes a descriptor of a file, it loses all its POSIX locks on that file. SQLite keeps track of
    // its own descriptors only: that of CreateFileIfMissing has to be closed before any connection opens the file.
    private static readonly Lock FileCreation = new();

    private readonly string _path;

    /// <summary>Reads the connection string. Opens nothing.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="isDurable">Whether commits wait for the disk.</param>
    /// <exception cref="ArgumentException">
    /// The connection string is malformed, or does not name a file to read and write.
    /// </exception>
    public SqliteDataSource(string connectionString, bool isDurable = true)
    {
        IsDurable = isDurable;
        var builder = new SqliteConnectionStringBuilder(connectionString);
        _path = ReadPath(builder);

        builder.DataSource = _path;
        // SQLite must not create the file: it would be readable by other users, and if the file were moved away under
        // a running server, the server would go on with an empty database.
        builder.Mode = SqliteOpenMode.ReadWrite;
        builder.ForeignKeys = true;
        builder.Pooling = true;
        ConnectionString = builder.ToString();
        builder.Pooling = false;
        UnpooledConnectionString = builder.ToString();
    }

    /// <inheritdoc/>
    public override string ConnectionString { get; }

    /// <summary>The connection string of connections that stay open, and are therefore not pooled.</summary>
    public string UnpooledConnectionString { get; }

    /// <summary>Whether commits wait for the disk.</summary>
    public bool IsDurable { get; }

    /// <summary>The full path of the database file.</summary>
    public string FilePath => _path;

    /// <summary>Gets whether the database file is missing, or has no bytes.</summary>
    public bool IsFileEmpty => new FileInfo(_path) is not { Exists: true, Length: > 0 };

    /// <summary>The file name of the database, without the directory.</summary>
    public string Database => Path.GetFileName(_path);

    /// <summary>Requires that the directory of the database exists.</summary>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    public void RequireDirectory()
    {
        var directory = Path.GetDirectoryName(_path);
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException(
                $"The directory '{directory}' of the database '{Database}' does not exist. Create it, or correct " +
                "'Data Source' in the connection string.");
        }
    }

    /// <summary>Creates the database file if there is none, readable and writable by its owner only.</summary>
    /// <remarks>SQLite gives the <c>-wal</c> and <c>-shm</c> files the mode of the database file.</remarks>
    /// <exception cref="DirectoryNotFoundException">The directory does not exist.</exception>
    public void CreateFileIfMissing()
    {
        RequireDirectory();
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
                // Another process has created the file in the meantime.
            }
        }
    }

    /// <summary>
    /// Switches the database file to a write-ahead log, with which readers and the writer do not wait for each other.
    /// </summary>
    /// <remarks>The mode is stored in the file: once for each start of the program is enough.</remarks>
    /// <exception cref="NotSupportedException">The file system does not support a write-ahead log.</exception>
    public async Task UseWriteAheadLogAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string sql = "PRAGMA journal_mode = WAL";

        var mode = await connection.QuerySingleAsync<string>(
            new CommandDefinition(sql, cancellationToken: cancellationToken));

        if (mode != "wal")
        {
            throw new NotSupportedException(
                $"SQLite keeps the journal mode '{mode}' for '{_path}' and refuses 'wal'. Put the database on a " +
                "local file system: write-ahead logging does not work over a network.");
        }
    }

    /// <summary>Closes the idle connections of the pool, and the others when they are returned.</summary>
    public void ClearPool()
    {
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => new DurableSqliteConnection(ConnectionString, IsDurable);

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
}
