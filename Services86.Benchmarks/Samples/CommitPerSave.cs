using Microsoft.Data.Sqlite;

namespace Services86.Benchmarks.Samples;

/// <summary>
/// Stores records without group commit: callers queue for a single connection, and each save is one transaction with a
/// prepared statement.
/// </summary>
internal sealed class CommitPerSave : IDisposable
{
    private const string InsertSql =
        """
        INSERT INTO service_auth (associate_id, server, port, auth_type, username, password)
        VALUES ($associateId, $server, $port, $authType, $username, $password)
        """;

    // The size of a typical encrypted password.
    private readonly byte[] _password = new byte[51];
    private readonly SemaphoreSlim _queue = new(1);
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    /// <summary>Opens the database with the same durability as the host.</summary>
    public CommitPerSave(SampleDatabase database)
    {
        _connection = new SqliteConnection($"Data Source={database.FilePath};Foreign Keys=True;Pooling=False");
        _connection.Open();
        using (var pragma = _connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA synchronous = FULL";
            pragma.ExecuteNonQuery();
        }

        _insert = _connection.CreateCommand();
        _insert.CommandText = InsertSql;
        _insert.Parameters.AddWithValue("$associateId", database.AssociateId);
        foreach (var name in new[] { "$server", "$port", "$authType", "$username", "$password" })
        {
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    /// <summary>Stores a record when the queue allows; the record is durable when the task completes.</summary>
    public async Task SaveAsync(ServiceAuth serviceAuth)
    {
        await _queue.WaitAsync();
        try
        {
            Save(serviceAuth);
        }
        finally
        {
            _queue.Release();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _queue.Dispose();
    }

    private void Save(ServiceAuth serviceAuth)
    {
        var parameters = _insert.Parameters;
        parameters["$server"].Value = serviceAuth.Server;
        parameters["$port"].Value = serviceAuth.Port;
        parameters["$authType"].Value = serviceAuth.AuthType;
        parameters["$username"].Value = serviceAuth.Username;
        parameters["$password"].Value = _password;
        _insert.ExecuteNonQuery();
    }
}
