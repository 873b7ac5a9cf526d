namespace Services86.Data.Backups;

/// <summary>The names of the files of a backup.</summary>
internal static class BackupFiles
{
    /// <summary>The database, whatever its name was.</summary>
    public const string Database = "services86.db";

    /// <summary>The directory of the keys.</summary>
    public const string Keys = "keys";

    /// <summary>The manifest, which is written last: without it, a backup is not complete.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The suffix of a file that is being written.</summary>
    public const string Partial = ".partial";

    /// <summary>Writes a file under a temporary name, and gives the file its name when it is whole.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes a new file, given the temporary path.</param>
    public static void Publish(string path, Action<string> write)
    {
        write(path + Partial);
        File.Move(path + Partial, path);
    }

    /// <summary>Gets the name of a key file in the manifest.</summary>
    public static string NameOfKey(string path) => $"{Keys}/{Path.GetFileName(path)}";
}
