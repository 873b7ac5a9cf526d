using System.Data.Common;

namespace Services86.Data.Schema;

/// <summary>Thrown when a step of the schema could not be applied. The step was rolled back as a whole.</summary>
public sealed class SchemaMigrationException : Exception
{
    internal SchemaMigrationException(string migration, int currentVersion, DbException cause)
        : base(
            $"The migration {migration} failed and was rolled back; the database stays at schema version " +
            $"{currentVersion}. {cause.Message}",
            cause)
    {
        Migration = migration;
        CurrentVersion = currentVersion;
    }

    /// <summary>The name of the step that failed.</summary>
    public string Migration { get; }

    /// <summary>The version that the database still has.</summary>
    public int CurrentVersion { get; }
}
