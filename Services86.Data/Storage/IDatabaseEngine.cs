using System.Data.Common;
using Services86.Data.Refusals;

namespace Services86.Data.Storage;

/// <summary>The database as a whole, for a program that starts and for the commands of an administrator.</summary>
internal interface IDatabaseEngine
{
    /// <summary>The SQL of the engine.</summary>
    SqlDialect Dialect { get; }

    /// <summary>The name of the database, for users.</summary>
    string DatabaseName { get; }

    /// <summary>Locks the database against a restore.</summary>
    /// <returns>
    /// The lock, which is held until it is disposed of; null if this program restores no such database.
    /// </returns>
    /// <exception cref="DirectoryNotFoundException">The directory of the database does not exist.</exception>
    IDisposable? Lock();

    /// <summary>Creates what the database is stored in, if it is missing and a new database may begin.</summary>
    /// <returns>Whether the database may turn out to be empty.</returns>
    /// <exception cref="DatabaseMissingException">The database is missing, and there was one.</exception>
    bool CreateIfMissing();

    /// <summary>Requires that there is a database to open.</summary>
    /// <exception cref="DatabaseMissingException">The database is missing.</exception>
    void RequireExisting();

    /// <summary>Requires that the server can work with the database. Changes nothing.</summary>
    /// <exception cref="DbException">It cannot.</exception>
    Task RequireUsableAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Sets what the server needs and the database keeps.</summary>
    Task ConfigureAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that reads one state of the database.</summary>
    Task<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Describes that the database is empty, and the key directory is not.</summary>
    DatabaseMissingException EmptyBesideKeys();

    /// <summary>Describes that the database is empty.</summary>
    DatabaseMissingException Empty();

    /// <summary>Gets the refusal for an error that an administrator can mend.</summary>
    /// <returns>The refusal; null for any other error.</returns>
    DataRefusedException? Refuse(DbException exception);
}
