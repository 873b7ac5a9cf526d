using Dapper;
using Microsoft.Data.Sqlite;
using Services86.Data.Sqlite;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Sqlite;

internal sealed class SqliteStorageTests : DatabaseFixture
{
    private const string CountSql = "SELECT COUNT(*) FROM associate";

    private IStorage Storage => Process.Get<IStorage>();

    [Test]
    public async Task Readers_do_not_wait_for_the_writer_and_see_what_was_stored_before()
    {
        await AddAssociateAsync();
        using (new WriterHold(Storage))
        {
            var waiting = AddAssociateAsync("bert");

            Assert.That(await CountAsync(), Is.EqualTo(1));
            Assert.That(waiting.IsCompleted, Is.False);
        }
    }

    [Test]
    public async Task Acknowledged_write_is_seen_by_every_reader()
    {
        var sessions = await OpenAllReadersAsync();
        foreach (var session in sessions)
        {
            Assert.That(await session.QuerySingleAsync<int>(CountSql), Is.Zero);
        }

        await AddAssociateAsync();

        foreach (var session in sessions)
        {
            Assert.That(await session.QuerySingleAsync<int>(CountSql), Is.EqualTo(1));
            await session.DisposeAsync();
        }
    }

    [Test]
    public async Task Missing_argument_is_refused_and_not_taken_for_null()
    {
        await using var session = await Storage.OpenReaderAsync(Cancellation);

        Assert.That(
            async () => await session.QueryAsync<string>("SELECT @a || @b", new { a = "a", c = "c" }),
            Throws.InvalidOperationException.With.Message.Contains("@a || @b"));
        Assert.That(await session.QuerySingleAsync<string>("SELECT @b", new { a = "a", b = "b" }), Is.EqualTo("b"));
    }

    [Test]
    public async Task Read_waits_while_all_readers_are_in_use()
    {
        var sessions = await OpenAllReadersAsync();

        var waiting = CountAsync();
        Assert.That(waiting.IsCompleted, Is.False);
        await sessions[0].DisposeAsync();

        Assert.That(await waiting, Is.Zero);
        foreach (var session in sessions.Skip(1))
        {
            await session.DisposeAsync();
        }
    }

    [Test]
    public async Task Wait_for_a_reader_can_be_cancelled()
    {
        var sessions = await OpenAllReadersAsync();
        using var cancellation = new CancellationTokenSource();

        var waiting = Storage.OpenReaderAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        foreach (var session in sessions)
        {
            await session.DisposeAsync();
        }

        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Failing_statement_returns_its_reader_to_the_pool()
    {
        for (var n = 0; n <= SqliteReaderPool.MaxReaders; n++)
        {
            Assert.That(() => ReadAsync("SELECT * FROM nowhere"), Throws.TypeOf<SqliteException>());
        }

        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public void Reader_cannot_write() =>
        Assert.That(
            () => ReadAsync("DELETE FROM associate RETURNING associate_id"),
            Throws.TypeOf<SqliteException>().With.Message.Contains("readonly"));

    [Test]
    public async Task Reader_that_is_in_use_at_the_end_is_closed_when_it_is_returned()
    {
        var session = await Storage.OpenReaderAsync(Cancellation);
        await session.QuerySingleAsync<int>(CountSql);
        await Process.DisposeAsync();
        var whileOpen = File.Exists(DatabasePath + "-wal");

        await session.DisposeAsync();

        Assert.That(whileOpen, Is.True);
        Assert.That(DatabasePath + "-wal", Does.Not.Exist);
    }

    [Test]
    public async Task Other_number_of_rows_is_refused_where_one_is_expected()
    {
        await AddAssociateAsync();
        await AddAssociateAsync("bert");

        Assert.That(
            () => ReadAsync("SELECT associate_id FROM associate"),
            Throws.InvalidOperationException.With.Message.Contains("got more"));
        Assert.That(
            () => ReadAsync("SELECT associate_id FROM associate WHERE associate_id = 3"),
            Throws.InvalidOperationException.With.Message.Contains("got none"));
    }

    // SQLite starts the log anew in a gap between two reads. For reads without a gap, see SqliteWriterTests.
    [Test]
    public async Task The_log_of_the_database_stays_small_while_some_write_and_others_read()
    {
        using var stop = new CancellationTokenSource();
        var owner = await AddAssociateAsync();
        var readers = Race.Start(2, async n =>
        {
            while (!stop.IsCancellationRequested)
            {
                await ServiceAuths.GetAsync(1, CancellationToken.None);
            }

            return n;
        });
        var login = Some.ServiceAuth(new string('x', 64 * 1024));

        // 20 pages each: a log that is never started anew would have 160 MB.
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(
            _ => ServiceAuths.InsertAsync(owner, login, Cancellation)));

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.That(new FileInfo(DatabasePath + "-wal").Length, Is.LessThan(64 << 20));
    }

    [Test]
    public async Task Long_read_does_not_stop_the_writer()
    {
        var owner = await AddAssociateAsync();
        var login = Some.ServiceAuth(new string('x', 64 * 1024));
        await using var other = new SqliteConnection($"Data Source={DatabasePath}");
        await other.OpenAsync(Cancellation);
        await using var reading = other.BeginTransaction(deferred: true);
        var before = await other.QuerySingleAsync<int>("SELECT COUNT(*) FROM service_auth");

        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(
            _ => ServiceAuths.InsertAsync(owner, login, Cancellation)));

        Assert.That(await other.QuerySingleAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.EqualTo(before));
        await reading.CommitAsync(Cancellation);
        await ServiceAuths.InsertAsync(owner, login, Cancellation);
        Assert.That(await other.QuerySingleAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.EqualTo(1_001));
    }

    [Test]
    public async Task Log_is_removed_at_an_orderly_end()
    {
        await AddAssociateAsync();

        await Process.DisposeAsync();

        Assert.That(DatabasePath + "-wal", Does.Not.Exist);
    }

    private async Task<IDatabaseSession[]> OpenAllReadersAsync()
    {
        var sessions = new IDatabaseSession[SqliteReaderPool.MaxReaders];
        for (var n = 0; n < sessions.Length; n++)
        {
            sessions[n] = await Storage.OpenReaderAsync(Cancellation);
        }

        return sessions;
    }

    private Task<int> CountAsync() => ReadAsync(CountSql);

    private async Task<int> ReadAsync(string sql)
    {
        await using var session = await Storage.OpenReaderAsync(Cancellation);
        return await session.QuerySingleAsync<int>(sql);
    }
}
