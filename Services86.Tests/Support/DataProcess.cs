using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data;
using Services86.Data.Schema;
using Services86.Data.Storage;

namespace Services86.Tests.Support;

/// <summary>The services of one process over database files that other processes may use too.</summary>
internal sealed class DataProcess : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public DataProcess(string databasePath, string keysDirectory, TimeProvider time, bool createNew = false)
        : this(DatabaseProvider.Sqlite, $"Data Source={databasePath}", keysDirectory, time, createNew)
    {
    }

    public DataProcess(
        DatabaseProvider provider,
        string connectionString,
        string keysDirectory,
        TimeProvider time,
        bool createNew = false,
        bool executesTwice = false,
        IReadOnlyList<Migration>? migrations = null,
        Action<IServiceCollection>? configure = null)
        : this(
            new DataOptions
            {
                Provider = provider,
                ConnectionString = connectionString,
                KeysDirectory = keysDirectory,
                CreateNew = createNew,
            },
            time,
            executesTwice,
            migrations,
            configure)
    {
    }

    public DataProcess(
        DataOptions options,
        TimeProvider time,
        bool executesTwice = false,
        IReadOnlyList<Migration>? migrations = null,
        Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection();
        services
            .AddSingleton(time)
            .AddServices86Data(options);
        if (migrations is not null)
        {
            services.AddSingleton(provider => new SchemaMigrator(
                migrations, provider.GetRequiredService<IDatabaseEngine>().Dialect, time));
        }

        if (executesTwice)
        {
            var create = services.Last(service => service.ServiceType == typeof(IStorage)).ImplementationFactory!;
            services.AddSingleton<IStorage>(provider => new RepeatingStorage((IStorage)create(provider)));
        }

        configure?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public Database Database => Get<Database>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<T> QueryAsync<T>(string sql)
    {
        await using var connection = await Get<DbDataSource>().OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql);
    }

    public async Task<int> ExecuteAsync(string sql, object? arguments = null)
    {
        await using var connection = await Get<DbDataSource>().OpenConnectionAsync();
        return await connection.ExecuteAsync(sql, arguments);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
