namespace Services86.Data.Refusals;

/// <summary>
/// Thrown when the database is missing or empty, and other files show that there was one. Nothing was changed.
/// </summary>
public sealed class DatabaseMissingException : DataRefusedException
{
    private DatabaseMissingException(string message)
        : base(DataRefusalKind.DatabaseMissing, message)
    {
    }

    internal static DatabaseMissingException BesideKeys(string databasePath, string keysDirectory) => New(
        databasePath, $"the keys of a database are in '{keysDirectory}'");

    internal static DatabaseMissingException BesideLog(string databasePath) => New(
        databasePath, $"'{databasePath}-wal' has data of a database");

    internal static DatabaseMissingException AfterRestore(string databasePath) => new(
        $"{Found(databasePath)}: a restore was interrupted. Repeat the command 'restore DIRECTORY'. Nothing was " +
        "changed.");

    internal static DatabaseMissingException Nowhere(string databasePath) => new(
        $"{Found(databasePath)}: there is nothing to read. Correct 'Data Source' in the connection string.");

    internal static DatabaseMissingException EmptyBesideKeys(string database, string keysDirectory) => new(
        $"The database {database} is empty, but the keys of a database are in '{keysDirectory}'. Restore the database "
        + "from a backup, or correct the connection string. To begin with the new, empty database, start once with "
        + "--Services86:Database:CreateNew=true. Nothing was changed.");

    internal static DatabaseMissingException Empty(string database) => new(
        $"The database {database} is empty: there is nothing to read. Correct the connection string.");

    private static DatabaseMissingException New(string databasePath, string trace) => new(
        $"{Found(databasePath)}, but {trace}. The database was moved or deleted, or copied without its '-wal' file. " +
        "Put it back, restore a backup with the command 'restore DIRECTORY', or correct 'Data Source' in the " +
        "connection string. To begin with a new, empty database, start once with " +
        "--Services86:Database:CreateNew=true. Nothing was changed.");

    private static string Found(string databasePath) =>
        $"The database '{databasePath}' {(File.Exists(databasePath) ? "is empty" : "does not exist")}";
}
