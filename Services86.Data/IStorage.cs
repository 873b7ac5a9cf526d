using System.Data.Common;

namespace Services86.Data;

/// <summary>
/// Where the repositories have their work done. The database engine decides how: on which connection, and in which
/// transaction.
/// </summary>
internal interface IStorage
{
    /// <summary>Gets a session to read with, which ends when it is disposed of.</summary>
    /// <param name="cancellationToken">Cancels, also what is read.</param>
    /// <remarks>Each statement sees what was acknowledged as written before it began, and waits for no writer.</remarks>
    ValueTask<IDatabaseSession> OpenReaderAsync(CancellationToken cancellationToken);

    /// <summary>Has a piece of work done that writes: as a whole, or not at all.</summary>
    /// <param name="work">
    /// The work, in a session with the write lock: what it reads stays true until it has ended. It is short and awaits
    /// nothing but the session. If it throws, nothing of it is stored.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels the work as long as it waits for its turn. Once begun, it is carried through and its outcome is given.
    /// </param>
    /// <returns>What the work gives, when what it wrote is on the disk.</returns>
    /// <exception cref="DatabaseBusyException">Too much work is waiting already.</exception>
    /// <exception cref="DbException">It could not be stored; nothing of it is.</exception>
    Task<T> WriteAsync<T>(Func<IDatabaseSession, ValueTask<T>> work, CancellationToken cancellationToken);
}
