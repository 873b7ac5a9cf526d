using System.Data.Common;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Services86.Data.Secrets;

/// <summary>
/// Data Protection keys in the table <c>data_protection_key</c>, encrypted with a certificate, for hosts that share no
/// directory.
/// </summary>
/// <param name="certificates">
/// Certificates of RSA with their private keys. The first encrypts new keys; all of them decrypt. An expired
/// certificate is used like any other.
/// </param>
/// <param name="time">The clock for the time at which a key is stored.</param>
internal sealed class KeyTable(IReadOnlyList<X509Certificate2> certificates, TimeProvider time) : IKeyStore
{
    /// <inheritdoc/>
    public string? DirectoryPath => null;

    /// <inheritdoc/>
    /// <value>Always false: the keys are lost together with the database.</value>
    public bool HasKeysOutside() => false;

    /// <inheritdoc/>
    public bool HasKeys(DbConnection connection, DbTransaction? transaction) =>
        Open(connection, transaction).GetAllElements().Count > 0;

    /// <inheritdoc/>
    public IXmlRepository Open(DbConnection connection, DbTransaction? transaction) =>
        new KeyTableRepository(connection, transaction, time);

    /// <inheritdoc/>
    public void Configure(IDataProtectionBuilder builder) => builder
        .ProtectKeysWithCertificate(certificates[0])
        .UnprotectKeysWithAnyCertificate([.. certificates]);

    /// <inheritdoc/>
    public void BeginChange()
    {
        // The migrations create the table.
    }

    /// <inheritdoc/>
    public void EndChange()
    {
        // The transaction stores the keys together with the data key.
    }

    /// <inheritdoc/>
    public DataKeyUnreadableException Unreadable(int keyId, bool hasKeys, Exception? cause) =>
        DataKeyUnreadableException.OfTable(
            keyId, hasKeys, string.Join(" and ", certificates.Select(certificate => certificate.Thumbprint)), cause);
}
