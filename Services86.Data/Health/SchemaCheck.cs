using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Services86.Data.Schema;
using Services86.Data.Storage;

namespace Services86.Data.Health;

/// <summary>Checks that all migrations of this program are applied to the database.</summary>
internal sealed class SchemaCheck(IStorage storage, SchemaMigrator migrator, DbDataSource dataSource) : HealthCheckBase
{
    private const string VersionSql = "SELECT COALESCE(MAX(version), 0) FROM schema_version";

    /// <inheritdoc/>
    protected override string Timeout => "The version of the schema could not be read in time.";

    /// <inheritdoc/>
    protected override async Task<HealthCheckResult> CheckAsync()
    {
        try
        {
            var version = (await storage.QueryAsync<int>(VersionSql, arguments: null, CancellationToken.None))[0];
            if (version < migrator.NewestVersion)
            {
                return HealthCheckResult.Unhealthy(
                    "Migrations are missing: the database was replaced by an older one. Restart the server.");
            }

            if (version > migrator.NewestVersion)
            {
                await using var connection = await dataSource.OpenConnectionAsync(CancellationToken.None);
                await migrator.ReadVersionAsync(connection, transaction: null, CancellationToken.None);
            }

            return HealthCheckResult.Healthy("All migrations are applied.");
        }
        catch (DatabaseTooNewException exception)
        {
            return HealthCheckResult.Unhealthy(
                "A newer program has upgraded the database. Upgrade this one.", exception);
        }
#pragma warning disable CA1031 // The result of the check says it, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy("The version of the schema cannot be read.", exception);
        }
    }
}
