using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Services86.Data.Access;
using Services86.Data.PostgreSql;
using Services86.Data.Secrets;
using Services86.Data.Storage;

namespace Services86.Data;

/// <summary>Registers the services of PostgreSQL.</summary>
internal static class PostgreSqlExtensions
{
    /// <summary>Adds the source of connections, the storage and the engine, as singletons, and the listener.</summary>
    public static void AddPostgreSql(this IServiceCollection services, DataOptions options)
    {
        services.AddSingleton(_ => PostgreSqlDataSource.Create(options.ConnectionString));
        services.AddSingleton<DbDataSource>(provider => provider.GetRequiredService<NpgsqlDataSource>());
        services.AddSingleton<IStorage>(provider => new PostgreSqlStorage(
            provider.GetRequiredService<NpgsqlDataSource>(),
            PostgreSqlDataSource.Read(options.ConnectionString).MaxPoolSize,
            provider.GetService<IMeterFactory>(),
            TimeProvider.System));
        services.AddSingleton<IDatabaseEngine>(provider => new PostgreSqlEngine(
            PostgreSqlDataSource.Read(options.ConnectionString),
            provider.GetRequiredService<IKeyStore>(),
            options.CreateNew));
        services.AddHostedService(provider => new ChangeListener(
            options.ConnectionString,
            provider.GetRequiredService<AccessEpoch>(),
            provider.GetRequiredService<ILogger<ChangeListener>>()));
    }
}
