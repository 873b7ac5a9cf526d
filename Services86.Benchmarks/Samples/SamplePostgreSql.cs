using Dapper;
using Npgsql;

namespace Services86.Benchmarks.Samples;

/// <summary>An empty database of PostgreSQL, which is dropped when this object is disposed.</summary>
internal sealed class SamplePostgreSql : IDisposable
{
    /// <summary>
    /// The environment variable with the connection string of a server whose user may create databases.
    /// </summary>
    public const string ServerVariable = "SERVICES86_POSTGRESQL";

    private static int _count;

    private readonly string _server;
    private readonly string _name = $"services86_benchmark_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";

    private SamplePostgreSql(string server) => _server = server;

    /// <summary>Gets the connection string of the database.</summary>
    public string ConnectionString => ConnectionStringOf(_name);

    /// <summary>Creates a database.</summary>
    /// <exception cref="InvalidOperationException">The environment variable is missing.</exception>
    public static SamplePostgreSql Create()
    {
        var server = Environment.GetEnvironmentVariable(ServerVariable);
        if (string.IsNullOrEmpty(server))
        {
            throw new InvalidOperationException(
                $"{ServerVariable} is missing: set it to the connection string of a server of PostgreSQL.");
        }

        var database = new SamplePostgreSql(server);
        database.Execute($"CREATE DATABASE {database._name} TEMPLATE template0 ENCODING 'UTF8'");
        return database;
    }

    public void Dispose() => Execute($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionStringOf("postgres"));
        connection.Execute(sql);
    }

    private string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = database }.ConnectionString;
}
