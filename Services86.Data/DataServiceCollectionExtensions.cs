using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Services86.Data.Access;
using Services86.Data.Applications;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.EMailAccounts;
using Services86.Data.Logins;
using Services86.Data.Schema;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Data.Storage;
using Services86.Data.Tickets;
using Services86.Data.Untrusted;
using Services86.Data.Usage;

namespace Services86.Data;

/// <summary>Registers the database, its repositories and the protection of its secrets.</summary>
public static class DataServiceCollectionExtensions
{
    /// <summary>
    /// Adds the <see cref="Database"/> and the repositories, all as singletons. <see cref="Database.PrepareAsync"/>
    /// opens the database, and must have ended before the host starts.
    /// </summary>
    /// <param name="services">The services to add to. A registered <see cref="TimeProvider"/> is used.</param>
    /// <param name="options">The places of the database and of the keys.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentException">
    /// The options name neither a key directory nor a certificate, or both.
    /// </exception>
    public static IServiceCollection AddServices86Data(this IServiceCollection services, DataOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);

        services.TryAddSingleton(TimeProvider.System);

        if (options.Provider == DatabaseProvider.PostgreSql)
        {
            services.AddPostgreSql(options);
        }
        else
        {
            services.AddSqlite(options);
        }

        services.AddSingleton(provider => new SchemaMigrator(
            Migration.ReadEmbedded(provider.GetRequiredService<IDatabaseEngine>().Dialect.MigrationSuffix),
            provider.GetRequiredService<IDatabaseEngine>().Dialect,
            provider.GetRequiredService<TimeProvider>()));
        services.AddKeyStore(options);
        services.AddSingleton(provider => new DataKeyProtector(
            provider.GetRequiredService<IKeyStore>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DataKeyRing(
            provider.GetRequiredService<DataKeyProtector>(),
            provider.GetRequiredService<DbDataSource>(),
            provider.GetRequiredService<IDatabaseEngine>().Dialect,
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SecretProtector(provider.GetRequiredService<DataKeyRing>()));
        services.AddSingleton(provider => new Database(
            provider.GetRequiredService<IDatabaseEngine>(),
            provider.GetRequiredService<DbDataSource>(),
            provider.GetRequiredService<SchemaMigrator>(),
            provider.GetRequiredService<DataKeyRing>(),
            provider.GetRequiredService<IStorage>()));
        services.AddHostedService<KeyReloader>();
        services.AddMaintenance();

        services.AddSingleton<AccessEpoch>();
        services.AddSingleton(provider => new AuditWriter(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AuditRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<AuditWriter>(),
            options.AuditLifetime));
        services.AddSingleton(provider => new AssociateRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AccessEpoch>(),
            provider.GetRequiredService<AuditWriter>()));
        services.AddSingleton(provider => new TicketRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AccessEpoch>(),
            provider.GetRequiredService<AuditWriter>()));
        services.AddSingleton(provider => new LoginFailureRepository(
            provider.GetRequiredService<IStorage>(),
            new LoginFailureKeys(provider.GetRequiredService<DataKeyRing>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AuditWriter>()));
        services.AddSingleton(provider => new UsageRepository(provider.GetRequiredService<IStorage>()));
        services.AddSingleton(provider => new ServiceAuthRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<SecretProtector>(),
            provider.GetRequiredService<AuditWriter>()));
        services.AddSingleton(provider => new UntrustedCredentialsRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<SecretProtector>(),
            provider.GetRequiredService<AuditWriter>()));
        services.AddSingleton(provider => new ApplicationRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AccessEpoch>(),
            provider.GetRequiredService<AuditWriter>()));
        services.AddSingleton(provider => new EMailAccountRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<SecretProtector>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<AuditWriter>()));
        services.AddSingleton(provider => new CredentialRepository(
            provider.GetRequiredService<IStorage>(),
            provider.GetRequiredService<AccessEpoch>(),
            provider.GetRequiredService<AuditWriter>()));
        return services;
    }

    private static void AddKeyStore(this IServiceCollection services, DataOptions options)
    {
        if (options.KeysDirectory is null == (options.KeyCertificates.Count == 0))
        {
            throw new ArgumentException("Expected a key directory, or certificates, and not both.", nameof(options));
        }

        if (options.KeysDirectory is { } directory)
        {
            services.AddSingleton<IKeyStore>(new KeyDirectory(Path.GetFullPath(directory)));
        }
        else
        {
            services.AddSingleton<IKeyStore>(provider => new KeyTable(
                options.KeyCertificates, provider.GetRequiredService<TimeProvider>()));
        }
    }
}
