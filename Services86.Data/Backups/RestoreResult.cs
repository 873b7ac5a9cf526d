namespace Services86.Data.Backups;

/// <summary>What a restore did.</summary>
/// <param name="DatabasePath">The full path of the restored database.</param>
/// <param name="Created">The time of the backup, in UTC.</param>
/// <param name="SchemaVersion">The schema version of the database.</param>
/// <param name="SetAside">
/// The new paths of files that SQLite had kept beside a former database. They may hold its last data.
/// </param>
public sealed record RestoreResult(
    string DatabasePath, DateTimeOffset Created, int SchemaVersion, IReadOnlyList<string> SetAside);
