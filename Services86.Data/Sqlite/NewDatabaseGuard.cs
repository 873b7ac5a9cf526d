using Services86.Data.Files;
using Services86.Data.Refusals;
using Services86.Data.Secrets;

namespace Services86.Data.Sqlite;

/// <summary>Refuses to begin a new database in the place of one that is missing.</summary>
/// <remarks>
/// A start creates the file, the schema and the keys, in this order. Keys without a schema show that a database was
/// lost; a start that was killed leaves no keys without a schema.
/// </remarks>
internal sealed class NewDatabaseGuard(
    SqliteDataSource dataSource, IKeyStore keys, bool createNew, TimeProvider time)
{
    /// <summary>Checks the files before SQLite opens them.</summary>
    /// <returns>Whether the database may turn out to be empty.</returns>
    /// <exception cref="DatabaseMissingException">The file is missing or empty, and there was a database.</exception>
    public bool RequireFile()
    {
        // Read before the size of the database: another process that begins the same database creates both later.
        var hasKeys = keys.HasKeysOutside();
        var hasLog = SideFiles.HasLog(dataSource.FilePath);
        if (!dataSource.IsFileEmpty)
        {
            return createNew || !hasKeys;
        }

        if (createNew)
        {
            if (hasLog)
            {
                SideFiles.SetAside(dataSource.FilePath, time.GetUtcNow());
            }
        }
        else if (File.Exists(SideFiles.PathOfRestore(dataSource.FilePath)))
        {
            throw DatabaseMissingException.AfterRestore(dataSource.FilePath);
        }
        else if (hasKeys)
        {
            throw Missing();
        }
        else if (hasLog)
        {
            // SQLite would delete the log, which may have all the data: a small database is written to the log only.
            throw DatabaseMissingException.BesideLog(dataSource.FilePath);
        }

        return true;
    }

    /// <summary>Describes that the database is missing or empty, and its key directory is not.</summary>
    public DatabaseMissingException Missing() =>
        DatabaseMissingException.BesideKeys(dataSource.FilePath, keys.DirectoryPath ?? "");
}
