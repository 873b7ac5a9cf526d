using System.Globalization;

namespace Services86.WebConsole.Administration;

/// <summary>What the page of the storage shows.</summary>
/// <param name="Engine">The name of the database engine.</param>
/// <param name="EngineVersion">Its version.</param>
/// <param name="Name">The name of the database.</param>
/// <param name="SchemaVersion">The version of the schema.</param>
/// <param name="Bytes">The size, in bytes.</param>
/// <param name="BackupDirectory">The directory of backups; null if the engine has backups of its own.</param>
/// <param name="Backup">The last backup of this process; null for none.</param>
/// <param name="Check">The last check of this process; null for none.</param>
internal sealed record StorageModel(
    string Engine,
    string EngineVersion,
    string Name,
    int SchemaVersion,
    long Bytes,
    string? BackupDirectory,
    JobState? Backup,
    JobState? Check)
{
    private const double Unit = 1024;

    /// <summary>Gets a size for people, such as <c>1.2 MiB</c>.</summary>
    public static string SizeText(long bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
        var value = (double)bytes;
        var i = 0;
        while (value >= Unit && i < units.Length - 1)
        {
            value /= Unit;
            i++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? value : Math.Round(value, 1))} {units[i]}");
    }
}
