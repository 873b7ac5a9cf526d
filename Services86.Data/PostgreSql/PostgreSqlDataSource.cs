using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>Creates the source of connections.</summary>
internal static class PostgreSqlDataSource
{
    /// <summary>The default of <c>Maximum Pool Size</c>.</summary>
    public const int DefaultMaxPoolSize = 48;

    // The cache of prepared statements of a connection; the repositories have less than a hundred statements.
    private const int MaxAutoPrepare = 200;

    private const int ListeningKeepAliveSeconds = 2;
    private const int ListeningTimeoutSeconds = 5;

    // A job waits for the lock of another one for 5 s. A save is durable, also if the server's default is not: a
    // stronger default than 'on' stays.
    private const string InitializeConnection =
        """
        SET lock_timeout = 5000;
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') IN ('off', 'local')
        """;

    /// <summary>Creates the source. Opens nothing.</summary>
    /// <param name="connectionString">
    /// The connection string of Npgsql. If it names several hosts, the primary among them is used.
    /// </param>
    /// <exception cref="ArgumentException">The connection string is invalid.</exception>
    public static NpgsqlDataSource Create(string connectionString) => Create(Read(connectionString));

    /// <summary>
    /// Creates the source of the connection that listens to notifications, and that finds out within seconds that the
    /// server is not there any more. Opens nothing.
    /// </summary>
    /// <inheritdoc cref="Create(string)"/>
    public static NpgsqlDataSource CreateForListening(string connectionString)
    {
        var settings = Read(connectionString);
        settings.Pooling = false;
        settings.KeepAlive = ListeningKeepAliveSeconds;
        settings.Timeout = ListeningTimeoutSeconds;
        settings.CommandTimeout = ListeningTimeoutSeconds;
        return Create(settings);
    }

    private static NpgsqlDataSource Create(NpgsqlConnectionStringBuilder settings)
    {
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UsePhysicalConnectionInitializer(Initialize, InitializeAsync);
        return settings.Host!.Contains(',', StringComparison.Ordinal)
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    /// <summary>Reads a connection string, and completes it by the defaults of this program.</summary>
    /// <exception cref="ArgumentException">
    /// The connection string is invalid. The message quotes no value, which may be a password.
    /// </exception>
    public static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        var settings = ConnectionStrings.Parse(connectionString, new NpgsqlConnectionStringBuilder
        {
            MaxPoolSize = DefaultMaxPoolSize,
            MaxAutoPrepare = MaxAutoPrepare,
            AutoPrepareMinUsages = 2,
            ApplicationName = "Services86",
        });

        // The settings of the initialization stay, as nothing else changes a connection.
        settings.NoResetOnClose = true;

        // Details quote the values of rows.
        settings.IncludeErrorDetail = false;
        settings.PersistSecurityInfo = false;
        settings.Enlist = false;
        return settings;
    }

    private static void Initialize(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(InitializeConnection, connection);
        command.ExecuteNonQuery();
    }

    private static async Task InitializeAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(InitializeConnection, connection);
        await command.ExecuteNonQueryAsync();
    }
}
