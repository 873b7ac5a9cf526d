using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Services86.Data.Refusals;
using Services86.Data.Sqlite;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Sqlite;

internal sealed class SqliteWriterTests : DatabaseFixture
{
    private const int MaxQueueLength = 50;

    private const string AddSql =
        """
        INSERT INTO associate (name, name_key, role, retired, registered)
        VALUES (@name, @name, 0, 0, 0)
        RETURNING associate_id
        """;

    private const string AddMebibyteSql =
        "INSERT INTO service_auth (associate_id, port, password) VALUES (1, 0, zeroblob(1024 * 1024))";

    private const int MaxLogBytes = 32 << 20;

    private const string NamesSql = "SELECT group_concat(name) FROM (SELECT name FROM associate ORDER BY associate_id)";

    private SqliteWriter _writer = null!;

    [SetUp]
    public void StartWriter() => _writer = NewWriter();

    [TearDown]
    public void StopWriter() => _writer.Dispose();

    [Test]
    public async Task Jobs_that_are_queued_during_a_transaction_are_committed_together()
    {
        Task<int>[] waiting;
        using (HoldWriter())
        {
            waiting = [.. Enumerable.Range(1, 40).Select(n => AddAsync($"name{n}"))];
        }

        var ids = await Task.WhenAll(waiting);

        Assert.That(ids, Is.EqualTo(Enumerable.Range(1, 40)));
        Assert.That(_writer.CommitCount, Is.EqualTo(2), "one for the job that held the writer, one for the rest");
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM associate"), Is.EqualTo(40));
    }

    [Test]
    public async Task Failing_job_does_not_fail_the_others_of_its_batch()
    {
        Task<int> before;
        Task<int> thrown;
        Task<int> refused;
        Task<int> after;
        using (HoldWriter())
        {
            before = AddAsync("before");
            thrown = _writer.WriteAsync(AddAndThrowAsync, Cancellation);
            refused = _writer.WriteAsync(AddAndAddAgainAsync, Cancellation);
            after = AddAsync("after");
        }

        Assert.That(async () => await thrown, Throws.TypeOf<FormatException>().With.Message.EqualTo("no"));
        Assert.That(async () => await refused, Throws.TypeOf<SqliteException>().With.Message.Contains("UNIQUE"));
        Assert.That(await before, Is.EqualTo(1));
        Assert.That(await after, Is.EqualTo(2));
        Assert.That(_writer.CommitCount, Is.EqualTo(2));
        Assert.That(await Process.QueryAsync<string>(NamesSql), Is.EqualTo("before,after"));

        static async ValueTask<int> AddAndAddAgainAsync(IDatabaseSession session)
        {
            await session.QuerySingleAsync<int>(AddSql, new { name = "refused" });
            return await session.QuerySingleAsync<int>(AddSql, new { name = "refused" });
        }
    }

    [Test]
    public async Task Failing_job_stores_nothing_and_the_writer_goes_on()
    {
        Assert.That(
            () => _writer.WriteAsync(AddAndThrowAsync, Cancellation), Throws.TypeOf<FormatException>());

        Assert.That(_writer.CommitCount, Is.Zero);
        Assert.That(await AddAsync("after"), Is.EqualTo(1));
        Assert.That(await Process.QueryAsync<string>(NamesSql), Is.EqualTo("after"));
    }

    [Test]
    public async Task Failing_commit_fails_every_job_of_its_batch()
    {
        Task<int> innocent;
        Task<int> guilty;
        using (HoldWriter())
        {
            innocent = AddAsync("innocent");
            guilty = _writer.WriteAsync(AddTicketOfNobodyAsync, Cancellation);
        }

        Assert.That(async () => await innocent, Throws.TypeOf<SqliteException>().With.Message.Contains("FOREIGN KEY"));
        Assert.That(async () => await guilty, Throws.TypeOf<SqliteException>().With.Message.Contains("FOREIGN KEY"));
        Assert.That(await AddAsync("after"), Is.EqualTo(1));
        Assert.That(await Process.QueryAsync<string>(NamesSql), Is.EqualTo("after"));

        // A deferred foreign key is checked by the commit.
        static async ValueTask<int> AddTicketOfNobodyAsync(IDatabaseSession session)
        {
            await session.ExecuteAsync("PRAGMA defer_foreign_keys = ON");
            return await session.ExecuteAsync(
                "INSERT INTO ticket (ticket_hash, associate_id, created, valid_to) VALUES (@hash, 77, 0, 0)",
                new { hash = Some.Hash() });
        }
    }

    [Test]
    public async Task Transaction_that_SQLite_rolls_back_fails_every_job_of_its_batch()
    {
        Task<int> innocent;
        Task<int> guilty;
        using (HoldWriter())
        {
            innocent = AddAsync("same");
            guilty = _writer.WriteAsync(
                session => session.QuerySingleAsync<int>(
                    AddSql.Replace("INSERT", "INSERT OR ROLLBACK", StringComparison.Ordinal), new { name = "same" }),
                Cancellation);
        }

        Assert.That(async () => await innocent, Throws.TypeOf<SqliteException>().With.Message.Contains("UNIQUE"));
        Assert.That(async () => await guilty, Throws.TypeOf<SqliteException>().With.Message.Contains("UNIQUE"));
        Assert.That(await AddAsync("after"), Is.EqualTo(1));
    }

    [Test]
    public async Task Job_that_ends_the_transaction_is_refused()
    {
        Assert.That(
            () => _writer.WriteAsync(session => session.ExecuteAsync("COMMIT"), Cancellation),
            Throws.InvalidOperationException.With.Message.Contains("ended the transaction"));
        Assert.That(await AddAsync("after"), Is.EqualTo(1));
    }

    [Test]
    public async Task Job_that_awaits_something_else_than_its_session_is_refused()
    {
        Assert.That(
            () => _writer.WriteAsync(
                async session =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, Cancellation);
                    return await session.ExecuteAsync("SELECT 1");
                },
                Cancellation),
            Throws.InvalidOperationException.With.Message.Contains("awaited something else"));
        Assert.That(await AddAsync("after"), Is.EqualTo(1));
    }

    [Test]
    public async Task Job_that_is_cancelled_while_it_is_queued_is_never_executed()
    {
        using var cancellation = new CancellationTokenSource();
        Task<int> cancelled;
        Task<int> other;
        using (HoldWriter())
        {
            cancelled = AddAsync("cancelled", cancellation.Token);
            other = AddAsync("other");
            await cancellation.CancelAsync();

            Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>(), "at once");
        }

        Assert.That(await other, Is.EqualTo(1));
        Assert.That(await Process.QueryAsync<string>(NamesSql), Is.EqualTo("other"));
    }

    [Test]
    public async Task Job_that_is_cancelled_once_it_has_begun_is_completed()
    {
        using var cancellation = new CancellationTokenSource();

        var id = await _writer.WriteAsync(
            async session =>
            {
                // A write job must await nothing but its session.
#pragma warning disable CA1849
                cancellation.Cancel();
#pragma warning restore CA1849
                return await session.QuerySingleAsync<int>(AddSql, new { name = "begun" });
            },
            cancellation.Token);

        Assert.That(id, Is.EqualTo(1));
        Assert.That(await Process.QueryAsync<string>(NamesSql), Is.EqualTo("begun"));
    }

    [Test]
    public void Job_with_a_cancelled_token_is_never_executed() =>
        Assert.That(
            () => AddAsync("cancelled", new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());

    [Test]
    public async Task Full_queue_refuses_a_job_at_once_and_the_queued_jobs_are_stored()
    {
        using var cancellation = new CancellationTokenSource();
        List<Task<int>> waiting;
        using (HoldWriter())
        {
            var cancelled = AddAsync("cancelled", cancellation.Token);
            waiting = [.. Enumerable.Range(1, MaxQueueLength - 1).Select(n => AddAsync($"name{n}"))];

            Assert.That(
                () => AddAsync("refused").WaitAsync(TimeSpan.FromSeconds(5), Cancellation),
                Throws.TypeOf<DatabaseBusyException>()
                    .With.Property(nameof(DbException.IsTransient)).True
                    .And.Message.Contains("50 pieces of work").And.Message.Contains("Nothing was stored"));

            await cancellation.CancelAsync();
            Assert.That(async () => await cancelled, Throws.InstanceOf<OperationCanceledException>());
            waiting.Add(AddAsync("name50"));
        }

        await Task.WhenAll(waiting);
        await AddAsync("name51");
        Assert.That(
            await Process.QueryAsync<string>(NamesSql),
            Is.EqualTo(string.Join(',', Enumerable.Range(1, MaxQueueLength + 1).Select(n => $"name{n}"))));
    }

    [Test]
    public async Task Closing_writer_stores_the_queued_jobs_and_refuses_further_ones()
    {
        Task<int>[] waiting;
        Task ending;
        using (HoldWriter())
        {
            waiting = [.. Enumerable.Range(1, 10).Select(n => AddAsync($"name{n}"))];
            ending = Task.Factory.StartNew(
                _writer.Dispose, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Assert.That(
                () => _writer.WriteAsync(session => session.QuerySingleAsync<int>("SELECT 1"), Cancellation),
                Throws.TypeOf<ObjectDisposedException>().After(5_000, pollingInterval: 1));
        }

        await ending;
        Assert.That(
            () => waiting,
            Has.All.Property(nameof(Task.IsCompletedSuccessfully)).True.After(5_000, pollingInterval: 1),
            "continuations run on the thread pool");
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM associate"), Is.EqualTo(10));
    }

    [Test]
    public async Task Lock_of_another_process_is_waited_for()
    {
        await using var other = await Process.Get<DbDataSource>().OpenConnectionAsync(Cancellation);
        await using var transaction = await other.BeginTransactionAsync(Cancellation);
        await other.ExecuteAsync("INSERT INTO associate (name, name_key, role, registered) VALUES ('x', 'x', 0, 0)");

        var waiting = AddAsync("waiting");
        await transaction.CommitAsync(Cancellation);

        Assert.That(await waiting, Is.EqualTo(2));
    }

    [Test]
    public async Task Lock_of_another_process_that_outlasts_the_busy_timeout_is_a_refusal_to_try_again()
    {
        using var writer = NewWriter("Default Timeout=1");
        await using var other = await Process.Get<DbDataSource>().OpenConnectionAsync(Cancellation);
        await using (await other.BeginTransactionAsync(Cancellation))
        {
            Assert.That(
                () => AddAsync(writer, "refused"),
                Throws.TypeOf<DatabaseBusyException>().With.Property(nameof(DbException.IsTransient)).True);
        }

        Assert.That(await AddAsync(writer, "after"), Is.EqualTo(1));
    }

    [Test]
    public async Task Idle_writer_executes_a_job_on_its_callers_thread()
    {
        var caller = Environment.CurrentManagedThreadId;

        var (thread, _) = await _writer.WriteAsync(NameThreadAsync, Cancellation);

        Assert.That(thread, Is.EqualTo(caller));
    }

    [Test]
    public async Task Queued_job_is_executed_on_the_writers_thread_and_the_continuation_of_its_caller_is_not()
    {
        Task<(int Id, string? Name)> work;
        using (HoldWriter())
        {
            work = _writer.WriteAsync(NameThreadAsync, Cancellation);
        }

        Assert.That((await work.ConfigureAwait(false)).Name, Is.EqualTo(SqliteWriter.ThreadName));
        Assert.That(Thread.CurrentThread.Name, Is.Not.EqualTo(SqliteWriter.ThreadName));
    }

    [Test]
    public async Task Callers_thread_does_not_wait_for_the_lock_of_another_process()
    {
        await using var other = await Process.Get<DbDataSource>().OpenConnectionAsync(Cancellation);
        Task<Task<(int Id, string? Name)>> call;
        await using (await other.BeginTransactionAsync(Cancellation))
        {
            // The busy timeout is 30 seconds.
            call = Task.Factory.StartNew(
                () => _writer.WriteAsync(NameThreadAsync, Cancellation),
                Cancellation,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            Assert.That(() => call.IsCompleted, Is.True.After(10_000, pollingInterval: 1));
            Assert.That((await call).IsCompleted, Is.False);
        }

        Assert.That((await await call).Name, Is.EqualTo(SqliteWriter.ThreadName));
    }

    [Test]
    public async Task Writer_is_not_closed_while_a_job_runs_on_its_callers_thread()
    {
        Task ending;
        using (HoldWriter())
        {
            ending = Task.Run(_writer.Dispose, Cancellation);
            Assert.That(() => ending.IsCompleted, Is.False.After(100));
        }

        await ending;
        Assert.That(_writer.CommitCount, Is.EqualTo(1));
    }

    [Test]
    public async Task Log_that_has_grown_during_a_long_read_is_trimmed_by_the_first_write_after_it()
    {
        await AddAsync("owner");
        await using (var reader = new SqliteConnection($"Data Source={DatabasePath};Pooling=False"))
        {
            await reader.OpenAsync(Cancellation);
            await using var reading = reader.BeginTransaction(deferred: true);
            await reader.QuerySingleAsync<int>("SELECT COUNT(*) FROM associate");
            while (LogBytes() < MaxLogBytes)
            {
                await _writer.WriteAsync(session => session.ExecuteAsync(AddMebibyteSql), Cancellation);
            }
        }

        await AddAsync("after");

        Assert.That(LogBytes(), Is.LessThan(1 << 20));
    }

    [Test]
    public void Unused_writer_can_be_closed() => Assert.That(() => NewWriter().Dispose(), Throws.Nothing);

    private static async ValueTask<int> AddAndThrowAsync(IDatabaseSession session)
    {
        await session.QuerySingleAsync<int>(AddSql, new { name = "thrown" });
        throw new FormatException("no");
    }

    private static ValueTask<(int Id, string? Name)> NameThreadAsync(IDatabaseSession session) =>
        ValueTask.FromResult((Environment.CurrentManagedThreadId, Thread.CurrentThread.Name));

    private static Task<int> AddAsync(SqliteWriter writer, string name) =>
        writer.WriteAsync(session => session.QuerySingleAsync<int>(AddSql, new { name }), Cancellation);

    private Task<int> AddAsync(string name, CancellationToken? cancellationToken = null) => _writer.WriteAsync(
        session => session.QuerySingleAsync<int>(AddSql, new { name }), cancellationToken ?? Cancellation);

    private long LogBytes() => new FileInfo(DatabasePath + "-wal").Length;

    private SqliteWriter NewWriter(string options = "")
    {
        var dataSource = new SqliteDataSource($"Data Source={DatabasePath};{options}");
        var files = new DatabaseFiles(DatabasePath);
        var readers = new SqliteReaderPool(dataSource.UnpooledConnectionString, files, () => Task.CompletedTask);
        var guard = new DatabaseFileGuard(files, readers, dataSource, NullLogger.Instance);
        return new SqliteWriter(
            dataSource.UnpooledConnectionString,
            MaxQueueLength,
            guard,
            new StorageTelemetry(meters: null, "sqlite"));
    }

    private WriterHold HoldWriter() => new(_writer.WriteAsync);
}
