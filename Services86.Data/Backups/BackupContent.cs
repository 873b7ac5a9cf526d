using Services86.Data.Files;

namespace Services86.Data.Backups;

/// <summary>The files of a backup, which have the SHA-256 that the manifest has.</summary>
internal sealed class BackupContent
{
    private readonly BackupFile _database;
    private readonly List<BackupFile> _keys;

    private BackupContent(string directory, BackupManifest manifest, BackupFile database, List<BackupFile> keys)
    {
        Directory = directory;
        Manifest = manifest;
        _database = database;
        _keys = keys;
    }

    /// <summary>The full path of the backup.</summary>
    public string Directory { get; }

    /// <summary>The manifest.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Gets whether the backup has a key directory. Otherwise the keys are in its database.</summary>
    public bool HasKeys => _keys.Count > 0;

    /// <summary>The full path of the keys of the backup.</summary>
    public string KeysDirectory => PathOf(BackupFiles.Keys);

    /// <summary>Reads the manifest of a backup, and the files that it names.</summary>
    /// <exception cref="BackupRefusedException">
    /// The manifest cannot be read, or a file is missing, unknown or changed.
    /// </exception>
    public static BackupContent Read(string directory)
    {
        var manifest = BackupManifest.Read(directory);
        var databases = manifest.Files.Where(file => file.Name == BackupFiles.Database).ToArray();
        var keys = manifest.Files.Where(IsKey).ToList();
        if (databases is not [var database] || keys.Count + 1 != manifest.Files.Count)
        {
            throw new BackupRefusedException(
                $"The {BackupFiles.Manifest} of '{directory}' does not name one {BackupFiles.Database}, and files of " +
                $"{BackupFiles.Keys}/ only: it was changed. Nothing was changed.");
        }

        var content = new BackupContent(directory, manifest, database, keys);
        foreach (var file in manifest.Files)
        {
            var path = content.PathOf(file.Name);
            content.Require(file, File.Exists(path) ? PrivateFiles.Sha256Of(path) : null);
        }

        return content;
    }

    /// <summary>Copies the database.</summary>
    /// <exception cref="BackupRefusedException">The copy is not what the manifest describes.</exception>
    public void CopyDatabase(string target) =>
        Require(_database, PrivateFiles.Copy(PathOf(_database.Name), target));

    /// <summary>Requires that no file of a key directory would be replaced by another key.</summary>
    /// <exception cref="BackupRefusedException">A file has the name of a key, and other content.</exception>
    public void RequireNoOtherKeys(string keysDirectory)
    {
        foreach (var (key, path) in TargetsIn(keysDirectory))
        {
            if (File.Exists(path) && PrivateFiles.Sha256Of(path) != key.Sha256)
            {
                throw new BackupRefusedException(
                    $"'{path}' is not the key of the backup, and a restore replaces nothing: move the directory away " +
                    "first. Nothing was changed.");
            }
        }
    }

    /// <summary>Copies the keys that a key directory does not have. Other keys in it stay.</summary>
    public void CopyMissingKeys(string keysDirectory)
    {
        PrivateFiles.CreateDirectory(keysDirectory);
        foreach (var (key, path) in TargetsIn(keysDirectory))
        {
            if (!File.Exists(path))
            {
                File.Delete(path + BackupFiles.Partial);
                BackupFiles.Publish(path, partial => Require(key, PrivateFiles.Copy(PathOf(key.Name), partial)));
            }
        }

        DirectorySync.Flush(keysDirectory);
        DirectorySync.Flush(Path.GetDirectoryName(keysDirectory) ?? keysDirectory);
    }

    /// <summary>Requires that the database is the one that the manifest describes.</summary>
    /// <exception cref="BackupRefusedException">The database has another version, or other data keys.</exception>
    public void RequireSame(int schemaVersion, IReadOnlyList<int> dataKeyIds)
    {
        if (schemaVersion != Manifest.SchemaVersion || !dataKeyIds.SequenceEqual(Manifest.DataKeyIds))
        {
            throw new BackupRefusedException(
                $"The {BackupFiles.Manifest} of '{Directory}' has another schema version or other data keys than its " +
                "database: it was changed. Nothing was changed.");
        }
    }

    // A name with a path would be written elsewhere.
    private static bool IsKey(BackupFile file) =>
        Path.GetFileName(file.Name) is { Length: > 0 } name && name != ".." && file.Name == BackupFiles.NameOfKey(name);

    private IEnumerable<(BackupFile Key, string Path)> TargetsIn(string keysDirectory) =>
        _keys.Select(key => (key, Path.Combine(keysDirectory, Path.GetFileName(key.Name))));

    private string PathOf(string name) => Path.Combine(Directory, name);

    private void Require(BackupFile file, string? sha256)
    {
        if (sha256 != file.Sha256)
        {
            throw new BackupRefusedException(
                $"'{PathOf(file.Name)}' {(sha256 is null ? "is missing" : "is not the file that was backed up")}: " +
                $"the {BackupFiles.Manifest} has another SHA-256. Restore another backup. Nothing was changed.");
        }
    }
}
