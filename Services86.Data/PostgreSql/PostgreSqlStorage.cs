using System.Data;
using System.Diagnostics.Metrics;
using Npgsql;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>A PostgreSQL database, which other hosts use too.</summary>
internal sealed class PostgreSqlStorage : IStorage, IAsyncDisposable
{
    // At ten thousand statements a second the last one waits for less than half a second.
    private const int MaxQueueLength = 4096;

    // For reserved ids and for outcomes of transactions, which jobs wait for while they have a session.
    private const int ConnectionsWithoutSession = 8;

    private readonly SessionPool _pool;
    private readonly TransactionRunner _runner;
    private readonly StatementSender _sender;
    private readonly ReadSender _reads;
    private readonly StorageTelemetry _telemetry;

    /// <summary>Creates the pool, which opens connections when they are needed.</summary>
    /// <param name="dataSource">The source of connections.</param>
    /// <param name="maxPoolSize">The largest number of connections.</param>
    /// <param name="meters">Creates the meter; null for none.</param>
    /// <param name="time">The clock for the wait for outcomes.</param>
    public PostgreSqlStorage(NpgsqlDataSource dataSource, int maxPoolSize, IMeterFactory? meters, TimeProvider time)
    {
        _telemetry = new StorageTelemetry(meters, "postgresql");
        _pool = new SessionPool(dataSource, Math.Max(1, maxPoolSize - ConnectionsWithoutSession), time);
        _runner = new TransactionRunner(_pool);
        _reads = new ReadSender(_pool);
        _sender = new StatementSender(_pool, _runner, MaxQueueLength, _telemetry);
        _telemetry.Observe(() => _pool.CommitCount, () => _sender.QueueLength);
    }

    /// <inheritdoc/>
    public SqlDialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public long CommitCount => _pool.CommitCount;

    /// <inheritdoc/>
    /// <remarks>A transaction that fails leaves nothing behind that this host could see later.</remarks>
    public bool IsCommitFailing => false;

    /// <inheritdoc/>
    public ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken) =>
        StorageTelemetry.IsTraced ? TraceReaderAsync(cancellationToken) : new(OpenReader(cancellationToken));

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken) =>
        _telemetry.IsObserved
            ? ObserveWriteAsync(extent, job, cancellationToken)
            : ExecuteAsync(extent, job, cancellationToken);

    /// <summary>Waits until every queued statement is committed, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _sender.DisposeAsync();
        await _pool.DisposeAsync();
    }

    private ReadSession OpenReader(CancellationToken cancellationToken) =>
        new(_pool, _reads, cancellationToken);

    private async Task<T> ExecuteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return extent switch
        {
            WriteExtent.OneStatement => await job(new BatchedSession(_pool, _sender, cancellationToken)),
            WriteExtent.Rows => await _runner.RunAsync(IsolationLevel.ReadCommitted, job, cancellationToken),
            WriteExtent.Transaction => await _runner.RunAsync(IsolationLevel.Serializable, job, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(extent)),
        };
    }

    // Methods of their own, because a closure is allocated at the begin of its method.
    private ValueTask<IDatabaseSession> TraceReaderAsync(CancellationToken cancellationToken) =>
        _telemetry.TraceReadAsync(() => new ValueTask<IDatabaseSession>(OpenReader(cancellationToken)));

    private Task<T> ObserveWriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken) =>
        _telemetry.ObserveWriteAsync(() => ExecuteAsync(extent, job, cancellationToken));
}
