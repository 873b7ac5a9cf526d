using Microsoft.Extensions.Logging;

namespace Services86.Data.Sqlite;

/// <summary>Logs the state of the database: events 4000 to 4999.</summary>
internal static partial class DataLog
{
    [LoggerMessage(
        4000,
        LogLevel.Critical,
        "The files of the database {Path} were changed beneath the server: {State}. Writes are refused",
        EventName = "FilesLost")]
    public static partial void FilesLost(ILogger logger, string path, DatabaseFilesState state);

    [LoggerMessage(
        4001,
        LogLevel.Warning,
        "The write-ahead log of the database {Path} was deleted beneath the server. Its content was copied into the " +
        "database, and all connections were opened anew: nothing is lost",
        EventName = "LogRecovered")]
    public static partial void LogRecovered(ILogger logger, string path);
}
