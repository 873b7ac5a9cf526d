namespace Services86.Data.Backups;

/// <summary>What a backup has.</summary>
/// <param name="Directory">The full path of the backup.</param>
/// <param name="Created">The time of the backup, in UTC.</param>
/// <param name="SchemaVersion">The schema version of the database.</param>
/// <param name="KeyFileCount">The number of files of the key directory; 0 if the keys are in the database.</param>
/// <param name="Bytes">The size of the database, in bytes.</param>
public sealed record BackupResult(
    string Directory, DateTimeOffset Created, int SchemaVersion, int KeyFileCount, long Bytes)
{
    /// <summary>
    /// Gets whether the audit has an entry about the backup. False if the database could not be written to, or is of a
    /// version without an audit.
    /// </summary>
    public bool IsAudited { get; init; }
}
