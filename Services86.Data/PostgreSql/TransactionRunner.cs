using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>Executes write jobs, each in a transaction of its own, and again if it met another one.</summary>
/// <remarks>
/// Under SERIALIZABLE, the result of the transactions is that of one after the other, or they fail with an error that
/// asks for a repetition: https://www.postgresql.org/docs/15/transaction-iso.html#XACT-SERIALIZABLE. A job that has
/// failed twice waits for the other such jobs first, so that it does not fail forever.
/// </remarks>
internal sealed class TransactionRunner(SessionPool pool)
{
    private const int MaxAttempts = 10;
    private const int FirstExclusiveAttempt = 3;

    // A standby takes over within seconds.
    private const int PauseAfterLossMilliseconds = 100;

    // A session lock, taken before the transaction: the snapshot of the transaction must not be older.
    private const string LockSql = "SELECT pg_advisory_lock(8686002) IS NULL";
    private const string UnlockSql = "SELECT pg_advisory_unlock(8686002)";

    /// <summary>Executes a job.</summary>
    /// <param name="level">The isolation of the job.</param>
    /// <param name="job">The job, which may be executed several times.</param>
    /// <param name="cancellationToken">Cancels the job until it begins.</param>
    /// <returns>The result of the job, once what it wrote is durable.</returns>
    /// <exception cref="DatabaseBusyException">The job met others too often, or a lock was not released.</exception>
    /// <exception cref="DatabaseUnreachableException">The connection was lost, and the job was not stored.</exception>
    /// <exception cref="OutcomeUnknownException">The connection was lost, and the job may be stored.</exception>
    public async Task<T> RunAsync<T>(
        IsolationLevel level, Func<PostgreSqlSession, ValueTask<T>> job, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            DatabaseErrorKind failure;
            await using (var session = await TakeAsync(cancellationToken))
            {
                var isExclusive = attempt >= FirstExclusiveAttempt && level == IsolationLevel.Serializable;
                try
                {
                    return await RunOnceAsync(session, level, isExclusive, job);
                }
                catch (Exception exception)
                {
                    await session.RollbackAsync();
                    if (!CanRepeat(session.Failure, exception, level, attempt))
                    {
                        if (exception is DbException error && PostgreSqlErrors.Convert(error) is var refusal
                            && refusal != error)
                        {
                            throw refusal;
                        }

                        throw;
                    }

                    failure = session.Failure ?? DatabaseErrorKind.Other;
                }
                finally
                {
                    if (isExclusive)
                    {
                        await UnlockAsync(session);
                    }
                }
            }

            await Task.Delay(PauseAfter(failure, attempt), CancellationToken.None);
        }
    }

    private async ValueTask<PostgreSqlSession> TakeAsync(CancellationToken cancellationToken)
    {
        var session = await pool.TakeAsync(cancellationToken);
        session.Take(CancellationToken.None);
        return session;
    }

    // The server releases the lock of a connection that was lost.
    private static async Task UnlockAsync(PostgreSqlSession session)
    {
        try
        {
            if (!session.IsBroken)
            {
                await session.QuerySingleAsync<bool>(UnlockSql);
            }
        }
        catch (DbException)
        {
            await session.CloseAsync();
        }
    }

    private static async Task<T> RunOnceAsync<T>(
        PostgreSqlSession session, IsolationLevel level, bool isExclusive, Func<PostgreSqlSession, ValueTask<T>> job)
    {
        if (isExclusive)
        {
            await session.QuerySingleAsync<bool>(LockSql);
        }

        await session.BeginAsync(level);
        var result = await job(session);
        var transactionId = await session.QuerySingleOrDefaultAsync<string>(TransactionOutcomes.IdSql);
        await session.CommitAsync(transactionId);
        return result;
    }

    // A job may have converted the exception to a refusal of its own: the kind is that of the first error. A unique key
    // or a reference can be violated by a job that the transaction does not see: it sees that job the next time.
    private static bool CanRepeat(
        DatabaseErrorKind? failure, Exception exception, IsolationLevel level, int attempt) =>
        exception is not OutcomeUnknownException && attempt < MaxAttempts && failure switch
        {
            DatabaseErrorKind.Serialization or DatabaseErrorKind.ConnectionLost => true,
            DatabaseErrorKind.UniqueViolation or DatabaseErrorKind.ForeignKeyViolation =>
                attempt == 1 && level == IsolationLevel.Serializable,
            _ => false,
        };

    // Two jobs that met must not meet again.
    private static TimeSpan PauseAfter(DatabaseErrorKind failure, int attempt) => failure switch
    {
        DatabaseErrorKind.ConnectionLost => TimeSpan.FromMilliseconds(PauseAfterLossMilliseconds * attempt),
        DatabaseErrorKind.Serialization => TimeSpan.FromMilliseconds(
            RandomNumberGenerator.GetInt32(1, 2 << Math.Min(attempt, 6))),
        _ => TimeSpan.Zero,
    };
}
