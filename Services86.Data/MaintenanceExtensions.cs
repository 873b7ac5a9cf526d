using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Services86.Data.Audit;
using Services86.Data.Backups;
using Services86.Data.Checks;
using Services86.Data.Import;
using Services86.Data.Maintenance;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.Sqlite;
using Services86.Data.Storage;

namespace Services86.Data;

/// <summary>Registers the services of an administrator: backups, checks, and new keys.</summary>
internal static class MaintenanceExtensions
{
    /// <summary>Adds the services, all as singletons. None of them needs a prepared database.</summary>
    public static void AddMaintenance(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ExistingDatabase(
            provider.GetRequiredService<IDatabaseEngine>(),
            provider.GetRequiredService<DbDataSource>(),
            provider.GetRequiredService<SchemaMigrator>()));
        services.AddSingleton(provider => new DatabaseBackup(
            provider.GetRequiredService<ExistingDatabase>(),
            provider.GetRequiredService<IKeyStore>(),
            provider.GetRequiredService<DataKeyRing>(),
            provider.GetRequiredService<BackupVerifier>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new BackupVerifier(
            provider.GetRequiredService<SchemaMigrator>(),
            provider.GetRequiredService<DbDataSource>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DatabaseRestore(
            provider.GetService<SqliteDataSource>() ?? throw NoRestore(provider),
            provider.GetRequiredService<IKeyStore>(),
            provider.GetRequiredService<BackupVerifier>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DatabaseFacts(
            provider.GetRequiredService<IStorage>(), provider.GetService<SqliteDataSource>()));
        services.AddSingleton(provider => new DatabaseCheck(
            provider.GetRequiredService<ExistingDatabase>(),
            provider.GetRequiredService<DataKeyRing>(),
            provider.GetRequiredService<SecretProtector>()));
        services.AddSingleton(provider => new DatabaseImport(
            provider.GetRequiredService<IDatabaseEngine>(),
            provider.GetService<NpgsqlDataSource>() ?? throw ImportRefusedException.NotPostgreSql(
                provider.GetRequiredService<IDatabaseEngine>().Dialect.EngineName),
            provider.GetRequiredService<SchemaMigrator>(),
            provider.GetRequiredService<DataKeyProtector>(),
            provider.GetRequiredService<IKeyStore>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KeyList(provider.GetRequiredService<IStorage>()));
        services.AddSingleton(provider => new KeyRetirement(
            provider.GetRequiredService<DbDataSource>(),
            provider.GetRequiredService<IDatabaseEngine>().Dialect,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new KeyRotation(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<DataKeyRing>(),
            provider.GetRequiredService<SecretProtector>(),
            provider.GetRequiredService<AuditRepository>()));
    }

    private static BackupRefusedException NoRestore(IServiceProvider provider) => BackupRefusedException.OfServer(
        provider.GetRequiredService<IDatabaseEngine>().Dialect.EngineName,
        "pg_restore",
        provider.GetRequiredService<IKeyStore>().DirectoryPath);
}
