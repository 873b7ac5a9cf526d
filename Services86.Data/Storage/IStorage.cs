using System.Data.Common;
using Services86.Data.Refusals;

namespace Services86.Data.Storage;

/// <summary>
/// Runs the reads and writes of the repositories. The implementation chooses the connection and the transaction.
/// </summary>
internal interface IStorage
{
    /// <summary>Opens a session that reads. Disposing of the session ends it.</summary>
    /// <param name="cancellationToken">Cancels the wait for a session.</param>
    /// <remarks>Each statement sees every write that was acknowledged before it, and waits for no writer.</remarks>
    ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken);

    /// <summary>Executes a write job as a whole or not at all.</summary>
    /// <param name="job">
    /// The job, given a session that holds the write lock: what the job reads does not change before it has ended. A
    /// job must be short, and must await nothing but its session. If it throws, nothing of it is stored.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels the job while it is queued. A job that was begun is completed, and its result returned.
    /// </param>
    /// <returns>The result of the job, once what it wrote is on the disk.</returns>
    /// <exception cref="DatabaseBusyException">The queue of write jobs is full.</exception>
    /// <exception cref="DbException">The job could not be committed; nothing of it is stored.</exception>
    Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> job, CancellationToken cancellationToken);
}
