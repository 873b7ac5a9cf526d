using Dapper;
using Npgsql;
using Services86.Data.PostgreSql;
using Services86.Data.Schema;

namespace Services86.Tests.Support;

/// <summary>A new database on the test server of PostgreSQL, which is dropped when it is disposed of.</summary>
/// <remarks>
/// The environment variable <c>SERVICES86_POSTGRESQL</c> has the connection string of a server, whose user may create
/// databases. Databases are copies of a template, which has the schema and is created once for each run.
/// </remarks>
internal sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private const string Variable = "SERVICES86_POSTGRESQL";

    private static readonly string Prefix = $"services86_test_{Environment.ProcessId}";
    private static readonly string TemplateName = $"{Prefix}_template";
    private static readonly Lazy<Task> Template = new(CreateTemplateAsync);
    private static int _count;

    private PostgreSqlDatabase(string name) => Name = name;

    /// <summary>Gets the name of the database.</summary>
    public string Name { get; }

    /// <summary>Gets the connection string of the database.</summary>
    public string ConnectionString => ConnectionStringOf(Name);

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Creates a database with the schema, and without keys.</summary>
    public static async Task<PostgreSqlDatabase> CreateAsync()
    {
        Requirement.Check(
            !string.IsNullOrEmpty(Server),
            $"{Variable} names no server of PostgreSQL, which the tests of PostgreSQL need.");
        await Template.Value;
        return await CreateAsync($"TEMPLATE {TemplateName}");
    }

    /// <summary>Creates a database without a schema.</summary>
    public static Task<PostgreSqlDatabase> CreateEmptyAsync()
    {
        Requirement.Check(
            !string.IsNullOrEmpty(Server),
            $"{Variable} names no server of PostgreSQL, which the tests of PostgreSQL need.");
        return CreateAsync("TEMPLATE template0 ENCODING 'UTF8'");
    }

    /// <summary>Drops the template, if it was created.</summary>
    public static async Task DropTemplateAsync()
    {
        if (Template.IsValueCreated)
        {
            await ExecuteAsync($"DROP DATABASE IF EXISTS {TemplateName} WITH (FORCE)");
        }
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    private static async Task<PostgreSqlDatabase> CreateAsync(string options)
    {
        var database = new PostgreSqlDatabase($"{Prefix}_{Interlocked.Increment(ref _count)}");
        await ExecuteAsync($"CREATE DATABASE {database.Name} {options}");
        return database;
    }

    private static async Task CreateTemplateAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {TemplateName} WITH (FORCE)");
        await ExecuteAsync($"CREATE DATABASE {TemplateName} TEMPLATE template0 ENCODING 'UTF8'");
        await using var connection = new NpgsqlConnection(ConnectionStringOf(TemplateName));
        await connection.OpenAsync();
        var migrations = Migration.ReadEmbedded(PostgreSqlDialect.Instance.MigrationSuffix);
        await new SchemaMigrator(migrations, PostgreSqlDialect.Instance, TimeProvider.System)
            .MigrateAsync(connection, CancellationToken.None);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionStringOf("postgres"));
        await connection.OpenAsync();
        await connection.ExecuteAsync(sql);
    }

    // Without pooling: an idle connection would keep a database from being copied.
    private static string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = database[^1] is >= '0' and <= '9' }
            .ConnectionString;
}
