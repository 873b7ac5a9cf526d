using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Services86.Benchmarks.Load.Reports;
using Services86.Benchmarks.Samples;

namespace Services86.Benchmarks.Load.Targets;

/// <summary>Measures PostgreSQL with its own program pgbench: the insert of a save, one commit each.</summary>
internal sealed class PgbenchTarget : Target
{
    // The ids are those of the host; a secret has as many bytes as an encrypted password of the sample records.
    private const string InsertSql =
        """
        INSERT INTO service_auth (associate_id, server, port, auth_type, username, password)
        VALUES (@associate, 'imap.example.com', 993, 'plain-text', 'anna' || :number || '@example.com',
            decode(repeat('5a', 51), 'hex'))
        RETURNING service_auth_id
        """;

    // One statement: two would be further round trips, which the host does not make.
    private const string AuditedInsertSql =
        $"""
        WITH saved AS ({InsertSql})
        INSERT INTO audit (time, actor_id, actor, address, action, record, record_id, owner_id)
        SELECT 1764000000000 + :number, @associate, 'admin', '127.0.0.1', 'Create', 'ServiceAuth', service_auth_id,
            @associate
        FROM saved
        """;

    private readonly string[] _arguments;
    private readonly string _directory;

    /// <summary>Writes the script.</summary>
    /// <param name="name">The name of the target in the table.</param>
    /// <param name="database">The database, whose directory receives the files of pgbench.</param>
    /// <param name="clients">The number of clients.</param>
    /// <param name="isAudited">Whether each insert stores an entry of the audit too, as the host does.</param>
    public PgbenchTarget(string name, SampleDatabase database, int clients, bool isAudited)
        : base(name)
    {
        _directory = Directory.CreateDirectory(
            Path.Combine(database.DirectoryPath, isAudited ? "pgbench-audit" : "pgbench")).FullName;
        var script = Path.Combine(_directory, "insert.sql");
        var sql = isAudited ? AuditedInsertSql : InsertSql;
        File.WriteAllText(script, $"\\set number random(1, 2000000000)\n{sql};\n".Replace(
            "@associate", database.AssociateId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        _arguments =
        [
            "--no-vacuum",
            "--protocol=prepared",
            $"--client={clients}",
            $"--jobs={Math.Min(clients, Environment.ProcessorCount)}",
            $"--file={script}",
            "--log",
            $"--log-prefix={Path.Combine(_directory, "log")}",
            $"--host={settings.Host}",
            $"--port={settings.Port}",
            $"--username={settings.Username}",
            settings.Database!,
        ];
    }

    public override Slice Run(TimeSpan duration, CancellationToken cancellationToken)
    {
        var seconds = Math.Max(1, (int)Math.Round(duration.TotalSeconds));
        var output = Execute([$"--time={seconds}", .. _arguments]);
        var slice = new Slice();
        foreach (var file in Directory.GetFiles(_directory, "log*"))
        {
            // A line has the client, the number of the transaction, the latency in microseconds, and the time.
            foreach (var line in File.ReadLines(file))
            {
                var latency = double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture);
                slice.Add(TimeSpan.FromMicroseconds(latency), isExpected: true);
            }

            File.Delete(file);
        }

        // Without the time that the clients took to connect.
        slice.Elapsed = TimeSpan.FromSeconds(slice.Calls / TransactionsPerSecond(output));
        return slice;
    }

    /// <summary>Does nothing: the files are in the directory of the database.</summary>
    public override void Dispose()
    {
    }

    private static double TransactionsPerSecond(string output)
    {
        const string mark = "tps = ";
        var start = output.IndexOf(mark, StringComparison.Ordinal);
        return start < 0
            ? throw new InvalidDataException($"pgbench printed no tps: {output}")
            : double.Parse(output[(start + mark.Length)..].Split(' ', 2)[0], CultureInfo.InvariantCulture);
    }

    private static string Execute(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("pgbench", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"pgbench failed: {errors.GetAwaiter().GetResult()}");
    }
}
