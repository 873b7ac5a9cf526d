using System.Data.Common;
using Services86.Data.Refusals;

namespace Services86.Data.Schema;

/// <summary>
/// Thrown when a migration fails. The migration is rolled back as a whole; earlier ones stay applied.
/// </summary>
public sealed class SchemaMigrationException : DataRefusedException
{
    internal SchemaMigrationException(string migration, int currentVersion, DbException cause)
        : base(
            DataRefusalKind.MigrationFailed,
            $"The migration {migration} failed and was rolled back; the database stays at schema version " +
            $"{currentVersion}. {cause.Message}",
            cause)
    {
        Migration = migration;
        CurrentVersion = currentVersion;
    }

    /// <summary>The name of the migration.</summary>
    public string Migration { get; }

    /// <summary>The schema version of the database, which is the one before the migration.</summary>
    public int CurrentVersion { get; }
}
