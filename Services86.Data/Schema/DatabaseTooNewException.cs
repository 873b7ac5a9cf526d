using Services86.Data.Refusals;

namespace Services86.Data.Schema;

/// <summary>
/// Thrown when a newer program has upgraded the database, and this program is not compatible with it. The database is
/// unchanged.
/// </summary>
public sealed class DatabaseTooNewException : DataRefusedException
{
    internal DatabaseTooNewException(int foundVersion, int newestKnownVersion)
        : base(
            DataRefusalKind.TooNew,
            $"The database has schema version {foundVersion}, and the newest that this program knows is " +
            $"{newestKnownVersion}. Run the newer program that upgraded it, or restore an older backup. Nothing was " +
            "changed.")
    {
        FoundVersion = foundVersion;
        NewestKnownVersion = newestKnownVersion;
    }

    /// <summary>The schema version of the database.</summary>
    public int FoundVersion { get; }

    /// <summary>The newest schema version that this program knows.</summary>
    public int NewestKnownVersion { get; }
}
