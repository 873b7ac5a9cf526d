namespace Services86.Data.Schema;

/// <summary>Thrown when a newer program than this one has upgraded the database. Nothing was changed.</summary>
public sealed class DatabaseTooNewException : Exception
{
    internal DatabaseTooNewException(int foundVersion, int newestKnownVersion)
        : base(
            $"The database has schema version {foundVersion}, and the newest that this program knows is " +
            $"{newestKnownVersion}. Run the newer program that upgraded it, or restore an older backup. Nothing was " +
            "changed.")
    {
        FoundVersion = foundVersion;
        NewestKnownVersion = newestKnownVersion;
    }

    /// <summary>The version that the database has.</summary>
    public int FoundVersion { get; }

    /// <summary>The newest version that this program knows.</summary>
    public int NewestKnownVersion { get; }
}
