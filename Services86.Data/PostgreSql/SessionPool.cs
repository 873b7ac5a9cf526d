using System.Collections.Concurrent;
using System.Data.Common;
using Npgsql;

namespace Services86.Data.PostgreSql;

/// <summary>A pool of sessions, for reads and for write jobs. Safe for concurrent use.</summary>
/// <remarks>
/// Npgsql's pool would look up each command anew. It still has the connections for ids and for lost transactions, which
/// a job waits for while it has a session: therefore this pool leaves some connections to it.
/// </remarks>
internal sealed class SessionPool(NpgsqlDataSource dataSource, int maxSessions, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(maxSessions);

    // The session that was returned last is used first: few are opened if few are needed.
    private readonly ConcurrentStack<PostgreSqlSession> _idle = new();
    private volatile bool _isDisposed;
    private long _commitCount;

    /// <summary>The number of transactions that were committed.</summary>
    public long CommitCount => Volatile.Read(ref _commitCount);

    /// <summary>The statements of the sessions.</summary>
    public StatementCache Statements { get; } = new();

    /// <summary>The ids for new rows.</summary>
    public ReservedIds Ids { get; } = new(dataSource);

    /// <summary>The outcomes of transactions whose connection was lost.</summary>
    public TransactionOutcomes Outcomes { get; } = new(dataSource, time);

    /// <summary>Counts a transaction that was committed.</summary>
    public void CountCommit() => Interlocked.Increment(ref _commitCount);

    /// <summary>Takes an idle session, or opens one; waits while all are in use.</summary>
    /// <param name="cancellationToken">Cancels the wait, and the statements of the session.</param>
    /// <returns>The session. Disposing of it returns it to the pool.</returns>
    /// <exception cref="ObjectDisposedException">The pool is closed.</exception>
    /// <exception cref="Refusals.DatabaseUnreachableException">No connection can be opened.</exception>
    public async ValueTask<PostgreSqlSession> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (!_idle.TryPop(out var session))
            {
                var (connection, epoch) = await OpenConnectionAsync(cancellationToken);
                session = new PostgreSqlSession(connection, epoch, this);
            }

            session.Take(cancellationToken);
            return session;
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    /// <summary>Opens a connection, and reads the epoch of its server.</summary>
    /// <exception cref="Refusals.DatabaseUnreachableException">No connection can be opened.</exception>
    public async ValueTask<(NpgsqlConnection Connection, Guid Epoch)> OpenConnectionAsync(
        CancellationToken cancellationToken)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = await dataSource.OpenConnectionAsync(cancellationToken);
            return (connection, await ServerEpoch.ReadAsync(connection, cancellationToken));
        }
        catch (Exception exception)
        {
            if (connection is not null)
            {
                await connection.DisposeAsync();
            }

            if (exception is DbException error && PostgreSqlErrors.Convert(error) is var refusal && refusal != error)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <summary>Takes a session back, and closes it if its connection was lost.</summary>
    public async ValueTask ReturnAsync(PostgreSqlSession session)
    {
        try
        {
            if (session.IsBroken || _isDisposed)
            {
                await session.CloseAsync();
            }
            else
            {
                session.Take(CancellationToken.None);
                _idle.Push(session);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Closes the idle sessions; sessions in use are closed when they are returned.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        while (_idle.TryPop(out var session))
        {
            await session.CloseAsync();
        }
    }
}
