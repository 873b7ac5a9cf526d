using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Data.Health;

/// <summary>The health checks of the database.</summary>
public static class DatabaseHealthChecks
{
    /// <summary>Adds the checks <c>database</c>, <c>schema</c> and <c>keys</c>, and of SQLite <c>disk</c>.</summary>
    /// <param name="builder">The checks to add to.</param>
    /// <param name="services">The services of the program, with a prepared database.</param>
    /// <param name="timeout">The time after which a check that has not ended is unhealthy.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <remarks>
    /// Descriptions are for anyone: they have no name, path or address. The exception of a result has the cause.
    /// </remarks>
    public static IHealthChecksBuilder AddDatabase(
        this IHealthChecksBuilder builder, IServiceProvider services, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(services);

        var storage = services.GetRequiredService<IStorage>();
        Add("database", new StorageCheck(storage));
        Add(
            "schema",
            new SchemaCheck(
                storage,
                services.GetRequiredService<SchemaMigrator>(),
                services.GetRequiredService<DbDataSource>()));
        Add("keys", new KeyCheck(services.GetRequiredService<DataKeyRing>(), storage));
        if (services.GetService<SqliteDataSource>() is { } file)
        {
            Add("disk", new DiskCheck(Path.GetDirectoryName(file.FilePath)!));
        }

        return builder;

        void Add(string name, IHealthCheck check) =>
            builder.Add(new HealthCheckRegistration(name, check, HealthStatus.Unhealthy, tags: null, timeout));
    }
}
