using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Services86.Data.Secrets;

/// <summary>The place of the Data Protection keys, which encrypt the data keys.</summary>
internal interface IKeyStore
{
    /// <summary>The full path of the key directory; null if the keys are in the database.</summary>
    string? DirectoryPath { get; }

    /// <summary>Gets whether there are keys outside of the database: they show that there is or was one.</summary>
    bool HasKeysOutside();

    /// <summary>Gets whether there are keys.</summary>
    /// <param name="connection">A connection to the database.</param>
    /// <param name="transaction">The transaction of the connection; null for none.</param>
    bool HasKeys(DbConnection connection, DbTransaction? transaction);

    /// <summary>Opens the keys.</summary>
    /// <param name="connection">A connection to the database, open as long as the keys are used.</param>
    /// <param name="transaction">The transaction that new keys are stored in; null for none.</param>
    IXmlRepository Open(DbConnection connection, DbTransaction? transaction);

    /// <summary>Sets how the keys are encrypted where they are stored.</summary>
    void Configure(IDataProtectionBuilder builder);

    /// <summary>Prepares the place for new keys.</summary>
    void BeginChange();

    /// <summary>Ensures that new keys are durable before the database has data keys that need them.</summary>
    void EndChange();

    /// <summary>Describes that a data key does not open.</summary>
    /// <param name="keyId">The id of the data key; 0 if there is none yet, and no key of the store opens.</param>
    /// <param name="hasKeys">Whether the store has keys.</param>
    /// <param name="cause">The cause; null for none.</param>
    DataKeyUnreadableException Unreadable(int keyId, bool hasKeys, Exception? cause);
}
