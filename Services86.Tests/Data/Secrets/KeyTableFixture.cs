using System.Security.Cryptography.X509Certificates;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

/// <summary>Gives each test a database with its Data Protection keys, which a certificate protects.</summary>
internal abstract class KeyTableFixture(TestEngine engine) : EngineFixture(engine)
{
    protected override DataOptions Options => With(KeyCertificates.First);

    /// <summary>Gets the options with other certificates.</summary>
    protected DataOptions With(params X509Certificate2[] certificates) => new()
    {
        Provider = Provider,
        ConnectionString = ConnectionString,
        KeyCertificates = certificates,
    };

    protected Task<string> StoredKeysAsync() =>
        Process.QueryAsync<string>("SELECT string_agg(xml, ' ' ORDER BY friendly_name) FROM data_protection_key");

    protected Task<int> CountAsync(string table) => Process.QueryAsync<int>($"SELECT COUNT(*) FROM {table}");
}
