using Services86.Data.Refusals;

namespace Services86.Data.Files;

/// <summary>Thrown when another process holds a lock on the database that excludes the request.</summary>
public sealed class DatabaseInUseException : DataRefusedException
{
    private DatabaseInUseException(string message, IOException cause)
        : base(DataRefusalKind.DatabaseInUse, message, cause)
    {
    }

    internal static DatabaseInUseException ByServer(string databasePath, IOException cause) => new(
        $"A server or a command is using the database '{databasePath}'. Stop it first. Nothing was changed.", cause);

    internal static DatabaseInUseException BeingRestored(string databasePath, IOException cause) => new(
        $"The database '{databasePath}' is being restored. Start again when the restore has ended.", cause);
}
