using System.Data.Common;
using System.Security.Cryptography;
using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Services86.Data.Secrets;

/// <summary>Reads and stores Data Protection keys in the table <c>data_protection_key</c>.</summary>
/// <remarks>A key that is not encrypted with a certificate is neither stored nor read.</remarks>
internal sealed class KeyTableRepository(DbConnection connection, DbTransaction? transaction, TimeProvider time)
    : IXmlRepository
{
    // Keys are also read before the migrations: version 8 created the table.
    private const string HasTableSql = "SELECT EXISTS (SELECT 1 FROM schema_version WHERE version >= 8)";

    private const string SelectSql = "SELECT xml FROM data_protection_key ORDER BY friendly_name";

    private const string InsertSql =
        """
        INSERT INTO data_protection_key (friendly_name, xml, created)
        VALUES (@friendlyName, @text, @created)
        """;

    private static readonly XName KeyName = "key";

    private static readonly XName EncryptedName =
        XNamespace.Get("http://schemas.asp.net/2015/03/dataProtection") + "encryptedSecret";

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">A key is not encrypted with a certificate.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        if (!connection.QuerySingle<bool>(HasTableSql, transaction: transaction))
        {
            return [];
        }

        return
        [
            .. connection.Query<string>(SelectSql, transaction: transaction)
                .Select(text => RequireEncrypted(XElement.Parse(text)))
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="CryptographicException">The key is not encrypted with a certificate.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        var text = RequireEncrypted(element).ToString(SaveOptions.DisableFormatting);
        var created = time.GetUtcNow().ToUnixTimeMilliseconds();
        connection.Execute(InsertSql, new { friendlyName, text, created }, transaction);
    }

    // The name of the decryptor is in the XML, and Data Protection also knows one that decrypts nothing.
    private static XElement RequireEncrypted(XElement element)
    {
        var decryptors = element.Descendants(EncryptedName)
            .Select(secret => ((string?)secret.Attribute("decryptorType"))?.Split(',')[0]);
        return element.Name != KeyName || decryptors.SequenceEqual([typeof(EncryptedXmlDecryptor).FullName])
            ? element
            : throw new CryptographicException(
                "A row of data_protection_key has a key that is not encrypted with a certificate.");
    }
}
