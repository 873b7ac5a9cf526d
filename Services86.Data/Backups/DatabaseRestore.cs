using System.Data.Common;
using Services86.Data.Files;
using Services86.Data.Refusals;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;

namespace Services86.Data.Backups;

/// <summary>Puts the database and the keys of a backup in the place of those that were lost.</summary>
/// <remarks>
/// The database gets its name last, when all else is on the disk. A restore that was killed before leaves no database,
/// and can be repeated; a server that starts in between finds the copy or the keys without a database, and refuses.
/// </remarks>
public sealed class DatabaseRestore
{
    /// <summary>The number of ids of each table that a restore leaves out.</summary>
    /// <value>1,000,000.</value>
    /// <remarks>
    /// Ids that were given out after the backup are stored by clients, and must not become those of other records. The
    /// number is larger than what an installation stores between two backups, and ids suffice for 2,000 restores.
    /// </remarks>
    public const int IdMargin = 1_000_000;

    // Leaves some of the ids that fit in an int.
    private const int MaxId = 2_000_000_000;

    private readonly SqliteDataSource _dataSource;
    private readonly IKeyStore _keys;
    private readonly BackupVerifier _verifier;
    private readonly TimeProvider _time;

    internal DatabaseRestore(
        SqliteDataSource dataSource, IKeyStore keys, BackupVerifier verifier, TimeProvider time)
    {
        _dataSource = dataSource;
        _keys = keys;
        _verifier = verifier;
        _time = time;
    }

    /// <summary>Restores a backup.</summary>
    /// <param name="directory">The directory of the backup, which is not changed.</param>
    /// <param name="cancellationToken">Cancels the restore until the database has its name.</param>
    /// <exception cref="BackupRefusedException">
    /// The backup is not complete or was changed, or the restore would replace a database or a key.
    /// </exception>
    /// <exception cref="DatabaseInUseException">A server or a command uses the database.</exception>
    /// <exception cref="DatabaseTooNewException">A newer program upgraded the database of the backup.</exception>
    /// <exception cref="DataKeyUnreadableException">The keys of the backup are not those of its database.</exception>
    public async Task<RestoreResult> RestoreAsync(string directory, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        var backup = BackupContent.Read(Path.GetFullPath(directory));
        _dataSource.RequireDirectory();
        using var held = DatabaseLock.Exclude(_dataSource.FilePath);
        RequireNoDatabase();
        RequireKeys(backup);
        var keysDirectory = _keys.DirectoryPath;
        if (keysDirectory is not null)
        {
            backup.RequireNoOtherKeys(keysDirectory);
        }

        var partial = SideFiles.PathOfRestore(_dataSource.FilePath);
        File.Delete(partial);
        try
        {
            await CopyDatabaseAsync(backup, partial, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (keysDirectory is not null)
            {
                backup.CopyMissingKeys(keysDirectory);
            }

            var setAside = SideFiles.SetAside(_dataSource.FilePath, _time.GetUtcNow());
            Flush();
            File.Move(partial, _dataSource.FilePath);
            Flush();
            return new RestoreResult(
                _dataSource.FilePath, backup.Manifest.Created, backup.Manifest.SchemaVersion, setAside);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private async Task CopyDatabaseAsync(BackupContent backup, string partial, CancellationToken cancellationToken)
    {
        backup.CopyDatabase(partial);
        try
        {
            var (schemaVersion, dataKeyIds) = await _verifier.ReadAsync(
                partial,
                _keys.DirectoryPath is null ? _keys : new KeyDirectory(backup.KeysDirectory),
                cancellationToken);
            backup.RequireSame(schemaVersion, dataKeyIds);
            await _verifier.BeginAnewAsync(partial, backup.Manifest, IdMargin, MaxId, cancellationToken);
        }
        catch (DbException exception) when (exception is not DataRefusedException)
        {
            throw new BackupRefusedException(
                $"The database of the backup '{backup.Directory}' cannot be read. ({exception.Message}) " +
                "Nothing was changed.",
                exception);
        }

        PrivateFiles.Flush(partial);
    }

    // The restored database is opened with the configured keys.
    private void RequireKeys(BackupContent backup)
    {
        if (backup.HasKeys == _keys.DirectoryPath is null)
        {
            throw new BackupRefusedException(
                backup.HasKeys
                    ? $"The backup '{backup.Directory}' has a key directory: configure Services86:Keys:Directory, " +
                        "and leave Services86:Keys:Certificate out. Nothing was changed."
                    : $"The backup '{backup.Directory}' has its keys in the database: configure the certificate that " +
                        "protects them, as Services86:Keys:Certificate:Path, and no Services86:Keys:Directory. " +
                        "Nothing was changed.");
        }
    }

    private void RequireNoDatabase()
    {
        if (File.Exists(_dataSource.FilePath))
        {
            throw new BackupRefusedException(
                $"There is a database '{_dataSource.FilePath}', and a restore replaces nothing: move it away first, " +
                "together with the files '-wal' and '-shm' beside it. Nothing was changed.");
        }
    }

    private void Flush() => DirectorySync.Flush(Path.GetDirectoryName(_dataSource.FilePath) ?? "");
}
