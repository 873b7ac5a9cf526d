using Npgsql;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Tests.Data.PostgreSql;

/// <summary>Reads of single rows, while as many of them are sent as are sent at the same time.</summary>
internal sealed class ReadSenderTests : PostgreSqlFixture
{
    // The key of an advisory lock that a test holds, so that the reads that are sent do not end.
    private const string HoldSql = "SELECT pg_advisory_xact_lock_shared(86) IS NULL";
    private const string TimeSql = "SELECT now()::text || pg_backend_pid()::text";
    private const string DivideSql = "SELECT 1 / @divisor";
    private const string TextSql = "SELECT 'no number'";
    private const string TablesSql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

    private NpgsqlConnection _holder = null!;
    private Task[] _sent = null!;

    private IStorage Storage => Process.Get<IStorage>();

    [SetUp]
    public async Task Send_reads_that_do_not_end()
    {
        _holder = await Process.Get<NpgsqlDataSource>().OpenConnectionAsync(Cancellation);
        await using (var hold = new NpgsqlCommand("SELECT pg_advisory_lock(86)", _holder))
        {
            await hold.ExecuteNonQueryAsync(Cancellation);
        }

        _sent = [.. Enumerable.Range(0, 16).Select(_ => ReadAsync<bool>(HoldSql))];
    }

    [TearDown]
    public async Task Close() => await _holder.DisposeAsync();

    [Test]
    public async Task Reads_that_wait_are_sent_together()
    {
        var reads = Enumerable.Range(0, 20).Select(_ => ReadAsync<string>(TimeSql)).ToArray();
        await ReleaseAsync();

        // The time of a transaction is the same for all of its statements.
        Assert.That((await Task.WhenAll(reads)).Distinct().Count(), Is.LessThanOrEqualTo(4));
    }

    [Test]
    public async Task A_read_that_fails_among_others_fails_alone()
    {
        var reads = Enumerable.Range(0, 20)
            .Select(n => ReadAsync<int>(DivideSql, new { divisor = n % 5 })).ToArray();
        await ReleaseAsync();

        for (var n = 0; n < reads.Length; n++)
        {
            var read = reads[n];
            if (n % 5 == 0)
            {
                Assert.That(() => read, Throws.InstanceOf<PostgresException>());
            }
            else
            {
                Assert.That(await read, Is.EqualTo(1 / (n % 5)));
            }
        }
    }

    [Test]
    public async Task A_row_that_cannot_be_read_fails_its_own_read()
    {
        var invalid = ReadAsync<int>(TextSql);
        var others = Enumerable.Range(1, 5).Select(n => ReadAsync<int>(DivideSql, new { divisor = n })).ToArray();
        await ReleaseAsync();

        Assert.That(() => invalid, Throws.TypeOf<StoredRowInvalidException>());
        Assert.That(await Task.WhenAll(others), Has.Exactly(4).EqualTo(0));
    }

    [Test]
    public async Task A_read_that_waits_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var read = Storage.QuerySingleAsync<string>(TimeSql, arguments: null, cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        Assert.That(() => read, Throws.InstanceOf<OperationCanceledException>());
        await ReleaseAsync();
    }

    [Test]
    public async Task A_read_of_many_rows_does_not_wait_for_those_of_single_rows()
    {
        var tables = await Storage.QueryAsync<string>(TablesSql, arguments: null, Cancellation);

        Assert.That(tables, Does.Contain("service_auth"));
        Assert.That(_sent.Any(read => read.IsCompleted), Is.False);
        await ReleaseAsync();
    }

    [Test]
    public async Task Reads_whose_connections_are_lost_are_repeated()
    {
        var reads = Enumerable.Range(1, 40).Select(n => ReadAsync<int>(DivideSql, new { divisor = n })).ToArray();
        await using (var admin = new NpgsqlConnection(ConnectionString + ";Pooling=false"))
        {
            await admin.OpenAsync(Cancellation);
            await using var end = new NpgsqlCommand(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """,
                admin);
            await end.ExecuteNonQueryAsync(Cancellation);
        }

        Assert.That(await Task.WhenAll(reads), Has.Exactly(39).EqualTo(0));
        await Task.WhenAll(_sent);
    }

    [Test]
    public async Task A_session_that_reads_changes_nothing()
    {
        await using var session = await Storage.OpenReaderAsync(Cancellation);

        Assert.That(() => session.ExecuteAsync("DELETE FROM associate"), Throws.TypeOf<NotSupportedException>());
        await ReleaseAsync();
    }

    private async Task<T> ReadAsync<T>(string sql, object? arguments = null) =>
        await Storage.QuerySingleAsync<T>(sql, arguments, Cancellation);

    private async Task ReleaseAsync()
    {
        await using var release = new NpgsqlCommand("SELECT pg_advisory_unlock(86)", _holder);
        await release.ExecuteNonQueryAsync(Cancellation);
        await Task.WhenAll(_sent);
    }
}
