using System.Data.Common;
using Services86.Data.Refusals;

namespace Services86.Data.Storage;

/// <summary>
/// Runs the reads and writes of the repositories. The implementation chooses the connection and the transaction.
/// </summary>
internal interface IStorage
{
    /// <summary>The SQL of the engine.</summary>
    SqlDialect Dialect { get; }

    /// <summary>The number of transactions that were committed.</summary>
    long CommitCount { get; }

    /// <summary>Whether the last commit failed, as on a full disk: a rolled back write shows nothing then.</summary>
    bool IsCommitFailing { get; }

    /// <summary>Opens a session that reads. Disposing of the session ends it.</summary>
    /// <param name="cancellationToken">Cancels the wait for a session.</param>
    /// <remarks>Each statement sees every write that was acknowledged before it, and waits for no writer.</remarks>
    ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken);

    /// <summary>Executes a write job as a whole or not at all.</summary>
    /// <param name="extent">The isolation that the job needs from others.</param>
    /// <param name="job">
    /// The job, given its session. A job must be short, and must await nothing but its session. It changes nothing but
    /// the database, because it may be executed again. If it throws, nothing of it is stored.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels the job while it is queued. A job that was begun is completed, and its result returned.
    /// </param>
    /// <returns>The result of the job, once what it wrote is on the disk.</returns>
    /// <exception cref="DatabaseBusyException">
    /// The queue of write jobs is full, or another process has locked what the job needs.
    /// </exception>
    /// <exception cref="DbException">The job could not be committed; nothing of it is stored.</exception>
    Task<T> WriteAsync<T>(
        WriteExtent extent, Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken);
}
