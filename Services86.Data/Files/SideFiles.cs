using System.Globalization;

namespace Services86.Data.Files;

/// <summary>
/// The files beside a database file: those of SQLite (https://www.sqlite.org/tempfiles.html), and that of a restore.
/// </summary>
internal static class SideFiles
{
    // A write-ahead log and a rollback journal do not name the file that they belong to: SQLite would apply them to
    // any file that is put beside them.
    private static readonly string[] Suffixes = ["-wal", "-shm", "-journal"];

    /// <summary>Gets whether there is a write-ahead log with content.</summary>
    public static bool HasLog(string databasePath) =>
        new FileInfo(databasePath + "-wal") is { Exists: true, Length: > 0 };

    /// <summary>Gets the path of the copy that a restore makes before it gives the database its name.</summary>
    public static string PathOfRestore(string databasePath) => databasePath + ".restore.partial";

    /// <summary>
    /// Renames the files beside a missing database file, so that SQLite finds none. They may hold the last data.
    /// </summary>
    /// <param name="databasePath">The path of the database file.</param>
    /// <param name="now">The time, which becomes part of the new names.</param>
    /// <returns>The new paths.</returns>
    public static IReadOnlyList<string> SetAside(string databasePath, DateTimeOffset now)
    {
        var time = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var renamed = new List<string>();
        foreach (var file in Suffixes.Select(suffix => databasePath + suffix).Where(File.Exists))
        {
            var path = $"{file}.stale-{time}";
            File.Move(file, path);
            renamed.Add(path);
        }

        return renamed;
    }
}
