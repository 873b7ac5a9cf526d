using Services86.Data;
using Services86.Data.Import;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Import;

/// <summary>The import of a database with its Data Protection keys, which a certificate protects.</summary>
internal sealed class KeyTableImportTests : DatabaseFixture
{
    private PostgreSqlDatabase _server = null!;

    protected override DataOptions Options =>
        new() { ConnectionString = ConnectionString, KeyCertificates = [KeyCertificates.First] };

    private DataOptions TargetOptions => new()
    {
        Provider = DatabaseProvider.PostgreSql,
        ConnectionString = _server.ConnectionString,
        KeyCertificates = [KeyCertificates.First],
    };

    [SetUp]
    public async Task CreateTarget() => _server = await PostgreSqlDatabase.CreateEmptyAsync();

    [TearDown]
    public async Task DropTarget()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Test]
    public async Task The_keys_are_imported_with_the_secrets()
    {
        var id = await ServiceAuths.InsertAsync(await AddAssociateAsync(), Some.ServiceAuth("kept"), Cancellation);
        await using var target = StartProcess(TargetOptions);

        var result = await target.Get<DatabaseImport>().RunAsync(ConnectionString, progress: null, Cancellation);

        await target.Database.PrepareAsync(Cancellation);
        var stored = await target.Get<ServiceAuthRepository>().GetAsync(id, Cancellation);
        Assert.That(stored?.ServiceAuth.Password, Is.EqualTo("kept"));
        Assert.That((result.OpenedSecrets, result.KeysDirectory), Is.EqualTo((1, (string?)null)));
        Assert.That(await target.QueryAsync<int>("SELECT COUNT(*) FROM data_protection_key"), Is.EqualTo(1));
    }

    [Test]
    public async Task Another_certificate_is_refused()
    {
        await using var target = StartProcess(TargetOptions with { KeyCertificates = [KeyCertificates.Second] });

        Assert.That(
            () => target.Get<DatabaseImport>().RunAsync(ConnectionString, progress: null, Cancellation),
            Throws.TypeOf<ImportRefusedException>().With.Message.Contains("Services86:Keys:Certificate:Path"));
    }
}
