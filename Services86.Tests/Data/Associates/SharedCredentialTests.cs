using Services86.Data.Associates;
using Services86.Data.Schema;
using Services86.Data.Sqlite;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Associates;

/// <summary>Credentials of a database from before the values were unique.</summary>
internal sealed class SharedCredentialTests
{
    private const int LastVersionWithoutKeys = 6;
    private const string Type = "ActiveDirectory";
    private const string Sid = "S-1-5-21-3623811015-1013";
    private const int Anna = 1;
    private const int Bert = 2;
    private const int Carl = 3;
    private const int Dora = 4;

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private TemporaryDirectory _directory = null!;
    private DataProcess _process = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private CredentialRepository Credentials => _process.Get<CredentialRepository>();

    [SetUp]
    public async Task CreateOldDatabase()
    {
        _directory = new TemporaryDirectory();
        var time = new ManualTimeProvider(Now);
        _process = new DataProcess(_directory.Combine("services86.db"), _directory.Combine("keys"), time);
        var dataSource = _process.Get<SqliteDataSource>();
        dataSource.CreateFileIfMissing();
        await using var connection = await dataSource.OpenConnectionAsync(Cancellation);
        Migration[] migrations = [.. Migration.ReadEmbedded(".sqlite.sql").Take(LastVersionWithoutKeys)];
        await new SchemaMigrator(migrations, SqliteDialect.Instance, time)
            .MigrateAsync(connection, Cancellation);
        foreach (var name in new[] { "ANNA", "BERT", "CARL", "DORA" })
        {
            await _process.ExecuteAsync(
                "INSERT INTO associate (name, name_key, role, registered) VALUES (@name, @name, 0, 0)", new { name });
        }
    }

    [TearDown]
    public async Task DeleteDatabase()
    {
        await _process.DisposeAsync();
        _directory.Dispose();
    }

    [Test]
    public async Task Shared_values_stay_and_are_listed_and_nobody_else_gets_them()
    {
        await UpgradeAsync((Anna, Sid), (Bert, Sid.ToLowerInvariant()), (Carl, "S-1-5-21-7"));

        var shared = await Credentials.ListSharedAsync(Type, Cancellation);

        Assert.That(shared.Select(credential => credential.AssociateIds), Is.EqualTo(new[] { new[] { Anna, Bert } }));
        Assert.That(() => SaveAsync(Dora, Sid), Throws.TypeOf<CredentialTakenException>());
        Assert.That(() => SaveAsync(Dora, "s-1-5-21-7"), Throws.TypeOf<CredentialTakenException>());
        Assert.That(await SaveAsync(Bert, Sid), Is.True, "a client that saves a user sends the value back");
    }

    [Test]
    public async Task Associate_who_keeps_a_shared_value_alone_gets_its_key_at_the_next_save()
    {
        await UpgradeAsync((Anna, Sid), (Bert, Sid));

        await Credentials.DeleteAsync(Anna, Type, keptTicket: null, Cancellation);

        Assert.That(await Credentials.ListSharedAsync(Type, Cancellation), Is.Empty);
        Assert.That(() => SaveAsync(Anna, Sid), Throws.TypeOf<CredentialTakenException>());
        Assert.That(await SaveAsync(Bert, Sid), Is.True);
        Assert.That(
            await _process.QueryAsync<string>($"SELECT value_key FROM credential WHERE associate_id = {Bert}"),
            Is.EqualTo(Sid));
    }

    [Test]
    public async Task Values_beyond_ASCII_are_compared_too()
    {
        await UpgradeAsync((Anna, "Bjørg"));

        Assert.That(() => SaveAsync(Bert, "BJØRG"), Throws.TypeOf<CredentialTakenException>());
        Assert.That(await Credentials.ListSharedAsync(Type, Cancellation), Is.Empty);
    }

    [Test]
    public async Task Upgrade_leaves_shared_values_without_a_key()
    {
        await UpgradeAsync((Anna, Sid), (Bert, " " + Sid), (Carl, "s-1-5-21-7"));

        Assert.That(
            await _process.QueryAsync<string>(
                "SELECT group_concat(coalesce(value_key, 'none'), '|') FROM credential ORDER BY associate_id"),
            Is.EqualTo("none|none|S-1-5-21-7"));
    }

    private async Task UpgradeAsync(params (int AssociateId, string Value)[] rows)
    {
        foreach (var row in rows)
        {
            await _process.ExecuteAsync(
                "INSERT INTO credential (associate_id, type, value, display_value) VALUES (@id, @Type, @Value, '')",
                new { id = row.AssociateId, Type, row.Value });
        }

        await _process.Database.PrepareAsync(Cancellation);
    }

    private Task<bool> SaveAsync(int associateId, string value) => Credentials.SaveAsync(
        associateId,
        new StoredCredential { Type = Type, Value = value, DisplayValue = "shown", IsUnique = true },
        keptTicket: null,
        Cancellation);
}
