using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Data.Maintenance;

/// <summary>What an administrator wants to know of the storage.</summary>
public sealed class DatabaseFacts
{
    private readonly IStorage _storage;
    private readonly SqliteDataSource? _file;

    internal DatabaseFacts(IStorage storage, SqliteDataSource? file)
    {
        _storage = storage;
        _file = file;
    }

    /// <summary>
    /// Gets the directory of backups that the server makes: <c>backups</c> beside the database file. Null for an engine
    /// with backups of its own.
    /// </summary>
    public string? BackupDirectory => _file is null
        ? null
        : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_file.FilePath))!, "backups");

    /// <summary>Reads the size of the database, in bytes.</summary>
    /// <param name="cancellationToken">Cancels the query.</param>
    public ValueTask<long> ReadSizeAsync(CancellationToken cancellationToken) =>
        _storage.QuerySingleAsync<long>(_storage.Dialect.DatabaseSize, arguments: null, cancellationToken);
}
