using System.Data.Common;
using System.Reflection;
using Dapper;
using Services86.Data.Audit;
using Services86.Data.Files;
using Services86.Data.Maintenance;
using Services86.Data.Refusals;
using Services86.Data.Secrets;

namespace Services86.Data.Backups;

/// <summary>Copies the database and its keys to a directory, also while a server runs.</summary>
/// <remarks>
/// The copy has everything that was acknowledged before the backup began. The manifest is written last, when all else
/// is on the disk: a directory without one is not a backup, whenever the process was killed.
/// </remarks>
public sealed class DatabaseBackup
{
    // Reads one state of the database, and does not keep a server from writing.
    private const string CopySql = "VACUUM INTO @partial";

    private readonly ExistingDatabase _database;
    private readonly IKeyStore _keyStore;
    private readonly DataKeyRing _keys;
    private readonly BackupVerifier _verifier;
    private readonly TimeProvider _time;

    internal DatabaseBackup(
        ExistingDatabase database,
        IKeyStore keyStore,
        DataKeyRing keys,
        BackupVerifier verifier,
        TimeProvider time)
    {
        _database = database;
        _keyStore = keyStore;
        _keys = keys;
        _verifier = verifier;
        _time = time;
    }

    private static string ProgramVersion =>
        typeof(DatabaseBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "unknown";

    /// <summary>Writes a backup.</summary>
    /// <param name="directory">The directory, which is created, or must be empty.</param>
    /// <param name="actor">Who makes the backup, for the audit.</param>
    /// <param name="cancellationToken">Cancels the backup; what was written is deleted.</param>
    /// <exception cref="BackupRefusedException">
    /// The directory is not empty, or the database cannot be copied to it.
    /// </exception>
    /// <exception cref="DatabaseMissingException">The database is missing or empty.</exception>
    /// <exception cref="DataKeyUnreadableException">The keys are not those of the database.</exception>
    public async Task<BackupResult> WriteAsync(
        string directory, AuditActor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        if (!_database.Dialect.HasDatabaseFile)
        {
            throw BackupRefusedException.OfServer(_database.Dialect.EngineName, "pg_dump", _keyStore.DirectoryPath);
        }

        await using var database = await _database.OpenAsync(cancellationToken);

        // A backup without the right keys would be found out when it is needed.
        await _keys.LoadAsync(database.Connection, cancellationToken);
        var isNew = CreateDirectory(target);
        try
        {
            var result = await WriteFilesAsync(database.Connection, target, cancellationToken);
            return result with { IsAudited = await TryAuditAsync(database, actor, result) };
        }
        catch
        {
            Delete(target, isNew);
            throw;
        }
    }

    // The backup counts: it may be made because the database cannot be written to any more.
    private static async Task<bool> TryAuditAsync(OpenDatabase database, AuditActor actor, BackupResult backup)
    {
        try
        {
            if (database.SchemaVersion >= AuditWriter.FirstSchemaVersion)
            {
                await AuditWriter.AppendAsync(
                    database.Connection,
                    transaction: null,
                    backup.Created,
                    actor,
                    AuditAction.BackedUp,
                    AuditRecord.Database,
                    recordId: null,
                    $"to {backup.Directory}",
                    CancellationToken.None);
                return true;
            }
        }
        catch (DbException)
        {
            // The result says so.
        }

        return false;
    }

    private async Task<BackupResult> WriteFilesAsync(
        DbConnection connection, string target, CancellationToken cancellationToken)
    {
        // The keys are copied after the database: keys are added before they are used, and are never deleted.
        var created = _time.GetUtcNow();
        var path = Path.Combine(target, BackupFiles.Database);
        var files = new List<BackupFile> { await CopyDatabaseAsync(connection, path, cancellationToken) };
        var keys = _keyStore;
        if (_keyStore.DirectoryPath is { } source)
        {
            var copy = Path.Combine(target, BackupFiles.Keys);
            files.AddRange(CopyKeys(source, copy));
            keys = new KeyDirectory(copy);
        }

        var (schemaVersion, dataKeyIds) = await _verifier.ReadAsync(path, keys, cancellationToken);
        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Created = created,
            ProgramVersion = ProgramVersion,
            SchemaVersion = schemaVersion,
            DataKeyIds = dataKeyIds,
            Files = files,
        };
        DirectorySync.Flush(target);
        BackupFiles.Publish(Path.Combine(target, BackupFiles.Manifest), partial =>
            PrivateFiles.Write(partial, manifest.ToBytes()));
        DirectorySync.Flush(target);
        DirectorySync.Flush(Path.GetDirectoryName(target) ?? target);
        return new BackupResult(target, created, schemaVersion, files.Count - 1, new FileInfo(path).Length);
    }

    private static async Task<BackupFile> CopyDatabaseAsync(
        DbConnection connection, string path, CancellationToken cancellationToken)
    {
        var partial = path + BackupFiles.Partial;

        // SQLite would create the file with the mode that the process gives to every file.
        PrivateFiles.Write(partial, []);
        try
        {
            await connection.ExecuteAsync(
                new CommandDefinition(CopySql, new { partial }, cancellationToken: cancellationToken));
        }
        catch (DbException exception)
        {
            throw new BackupRefusedException(
                $"The database cannot be copied to '{path}'. ({exception.Message})", exception);
        }

        // SQLite does not flush the copy: https://www.sqlite.org/lang_vacuum.html, "VACUUM with an INTO clause".
        PrivateFiles.Flush(partial);
        var sha256 = PrivateFiles.Sha256Of(partial);
        File.Move(partial, path);
        return new BackupFile(BackupFiles.Database, sha256);
    }

    private static List<BackupFile> CopyKeys(string directory, string target)
    {
        PrivateFiles.CreateDirectory(target);
        var files = new List<BackupFile>();
        foreach (var source in Directory.EnumerateFiles(directory, KeyDirectory.FilePattern).Order())
        {
            var sha256 = "";
            BackupFiles.Publish(Path.Combine(target, Path.GetFileName(source)), partial =>
                sha256 = PrivateFiles.Copy(source, partial));
            files.Add(new BackupFile(BackupFiles.NameOfKey(source), sha256));
        }

        DirectorySync.Flush(target);
        return files;
    }

    // Returns whether the directory was created.
    private static bool CreateDirectory(string target)
    {
        if (!Directory.Exists(target))
        {
            PrivateFiles.CreateDirectory(target);
            return true;
        }

        if (!Directory.EnumerateFileSystemEntries(target).Any())
        {
            return false;
        }

        throw new BackupRefusedException(
            File.Exists(Path.Combine(target, BackupFiles.Manifest))
                ? $"'{target}' has a backup already, and a backup replaces nothing: name another directory."
                : $"'{target}' is not empty: name a new directory. A backup that was interrupted has no "
                    + $"{BackupFiles.Manifest}, and can be deleted.");
    }

    private static void Delete(string target, bool isNew)
    {
        if (isNew)
        {
            Directory.Delete(target, recursive: true);
            return;
        }

        // The directory was empty.
        foreach (var file in Directory.EnumerateFiles(target))
        {
            File.Delete(file);
        }

        foreach (var subdirectory in Directory.EnumerateDirectories(target))
        {
            Directory.Delete(subdirectory, recursive: true);
        }
    }
}
