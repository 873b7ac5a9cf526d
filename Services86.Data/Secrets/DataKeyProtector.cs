using System.Data.Common;
using System.Security.Cryptography;
using System.Xml;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Services86.Data.Secrets;

/// <summary>Encrypts and decrypts data keys with the Data Protection keys of a store.</summary>
/// <param name="store">The place of the Data Protection keys.</param>
/// <param name="time">The clock for the period in which a new key is the current one.</param>
internal sealed class DataKeyProtector(IKeyStore store, TimeProvider time)
{
    /// <summary>The Data Protection purpose that the data keys are encrypted for.</summary>
    public const string Purpose = "Services86.DataKey";

    // The default of Data Protection. An older key still decrypts; it is not used to encrypt.
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    /// <summary>Gets whether the Data Protection keys are in the database.</summary>
    public bool ReadsDatabase => store.DirectoryPath is null;

    /// <summary>Decrypts stored data keys, which do not encrypt yet. Writes nothing.</summary>
    /// <param name="stored">The data keys.</param>
    /// <param name="connection">The connection that they were read from.</param>
    /// <param name="transaction">The transaction of the connection; null for none.</param>
    /// <exception cref="DataKeyUnreadableException">The store does not have the key of a data key.</exception>
    public DataKey[] Decrypt(
        IReadOnlyCollection<StoredDataKey> stored, DbConnection connection, DbTransaction? transaction)
    {
        if (stored.Count == 0)
        {
            return [];
        }

        var keyId = stored.First().KeyId;
        try
        {
            if (!store.HasKeys(connection, transaction))
            {
                throw store.Unreadable(keyId, hasKeys: false, cause: null);
            }

            using var services = Build(new ReadOnlyXmlRepository(store.Open(connection, transaction)));
            var protector = services.GetDataProtector(Purpose);
            var keys = new List<DataKey>();
            foreach (var key in stored)
            {
                keyId = key.KeyId;
                keys.Add(new DataKey(
                    keyId, protector.Unprotect(key.ProtectedKey), key.Created, usableFrom: long.MaxValue));
            }

            return [.. keys];
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw store.Unreadable(keyId, hasKeys: true, exception);
        }
    }

    /// <summary>Encrypts a data key, and creates a Data Protection key if there is no current one.</summary>
    /// <param name="dataKey">The data key.</param>
    /// <param name="connection">The connection that the data key is stored with.</param>
    /// <param name="transaction">The transaction that the data key is stored in.</param>
    /// <exception cref="DataKeyUnreadableException">There are Data Protection keys, and none of them opens.</exception>
    public byte[] Encrypt(byte[] dataKey, DbConnection connection, DbTransaction transaction) =>
        Change(connection, transaction, services => services.GetDataProtector(Purpose).Protect(dataKey));

    /// <summary>Adds a Data Protection key, which encrypts data keys from now on.</summary>
    /// <inheritdoc cref="Encrypt"/>
    public void AddKey(DbConnection connection, DbTransaction transaction)
    {
        var now = time.GetUtcNow();
        Change(
            connection,
            transaction,
            services => services.GetRequiredService<IKeyManager>().CreateNewKey(now, now + KeyLifetime));
    }

    private T Change<T>(DbConnection connection, DbTransaction transaction, Func<IServiceProvider, T> change)
    {
        store.BeginChange();
        using var services = Build(store.Open(connection, transaction));
        RequireReadable(services);
        var result = change(services);
        store.EndChange();
        return result;
    }

    // Data Protection would replace keys that do not open by a new one, as if they were too old.
    private void RequireReadable(IServiceProvider services)
    {
        Exception? failure = null;
        try
        {
            foreach (var key in services.GetRequiredService<IKeyManager>().GetAllKeys())
            {
                failure = WhyUnreadable(key);
                if (failure is null)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            failure = exception;
        }

        if (failure is not null)
        {
            throw store.Unreadable(keyId: 0, hasKeys: true, failure);
        }
    }

    private static Exception? WhyUnreadable(IKey key)
    {
        try
        {
            _ = key.Descriptor;
            return null;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return exception;
        }
    }

    // A file that is no key is an XML error, a format error or an invalid operation.
    private static bool IsUnreadable(Exception exception) =>
        exception is CryptographicException or XmlException or FormatException or InvalidOperationException;

    // Built for each use: Data Protection caches keys for a day.
    private ServiceProvider Build(IXmlRepository keys)
    {
        var services = new ServiceCollection();
        store.Configure(services.AddDataProtection().SetApplicationName("Services86"));
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = keys);
        return services.BuildServiceProvider();
    }
}
