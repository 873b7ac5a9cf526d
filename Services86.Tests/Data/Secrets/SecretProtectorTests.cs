using System.Data.Common;
using Services86.Data.Secrets;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Secrets;

internal sealed class SecretProtectorTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly SecretLocation Here = new("service_auth", "password", 1, OwnerId: 7);

    private static readonly string[] Texts =
    [
        "",
        " ",
        "secret",
        "p&<>\"'æøå€😀 ]]>",
        "e\u0301 \u00E9",
        "\0\t\r\n\uFEFF\uFFFD\uFFFF",
        new string('x', 511),
        new string('x', 512),
        new string('x', 513),
        new string('€', 64 * 1024),
    ];

    private static readonly TestCaseData[] LoneSurrogates =
    [
        new TestCaseData("\uD83D").SetArgDisplayNames("high"),
        new TestCaseData("a\uDE00b").SetArgDisplayNames("low"),
        new TestCaseData("\uDE00\uD83D").SetArgDisplayNames("wrong order"),
    ];

    private static readonly SecretLocation[] Elsewhere =
    [
        Here with { RowId = 2 },
        Here with { RowId = 11 },
        Here with { Column = "username" },
        Here with { Table = "credentials" },
        Here with { OwnerId = 8 },
        Here with { RowId = 17, OwnerId = 0 },
        new("service_authp", "assword", 1, 7),
        new("service_auth\0password", "", 1, 7),
    ];

    private SecretProtector Secrets => Process.Get<SecretProtector>();

    [TestCaseSource(nameof(Texts))]
    public void Secret_is_decrypted_unchanged(string secret)
    {
        var ciphertext = Secrets.Protect(secret, Here);

        Assert.That(Secrets.Unprotect(ciphertext, Here), Is.EqualTo(secret));
    }

    [Test]
    public void Ciphertext_has_the_documented_format()
    {
        var ciphertext = Secrets.Protect("secret", Here);

        Assert.That(ciphertext, Has.Length.EqualTo(1 + 4 + 12 + 16 + 6));
        Assert.That(ciphertext[..5], Is.EqualTo(new byte[] { 2, 0, 0, 0, 1 }));
    }

    [Test]
    public void Ciphertext_does_not_contain_the_secret()
    {
        var ciphertext = Secrets.Protect("secret", Here);

        Assert.That(ciphertext.AsSpan().IndexOf("secret"u8), Is.Negative);
    }

    [Test]
    public void Two_ciphertexts_of_one_secret_have_nothing_in_common()
    {
        var first = Secrets.Protect("secret", Here);
        var second = Secrets.Protect("secret", Here);

        Assert.That(first[5..17], Is.Not.EqualTo(second[5..17]));
        Assert.That(first[17..33], Is.Not.EqualTo(second[17..33]));
        Assert.That(first[33..], Is.Not.EqualTo(second[33..]));
    }

    [TestCaseSource(nameof(Elsewhere))]
    public void Secret_cannot_be_decrypted_at_another_location(object place)
    {
        var ciphertext = Secrets.Protect("secret", Here);

        Assert.That(
            () => Secrets.Unprotect(ciphertext, (SecretLocation)place), Throws.TypeOf<SecretUnreadableException>());
    }

    [Test]
    public void Secret_with_any_bit_flipped_cannot_be_decrypted()
    {
        var ciphertext = Secrets.Protect("secret", Here);

        for (var bit = 0; bit < ciphertext.Length * 8; bit++)
        {
            var changed = (byte[])ciphertext.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(
                () => Secrets.Unprotect(changed, Here), Throws.TypeOf<SecretUnreadableException>(), $"bit {bit}");
        }
    }

    [Test]
    public void Truncated_secret_cannot_be_decrypted()
    {
        var ciphertext = Secrets.Protect("secret", Here);

        for (var length = 0; length < ciphertext.Length; length++)
        {
            Assert.That(
                () => Secrets.Unprotect(ciphertext.AsSpan(0, length), Here),
                Throws.TypeOf<SecretUnreadableException>(),
                $"length {length}");
        }
    }

    [Test]
    public void Failure_names_the_location_and_not_the_content()
    {
        var ciphertext = Secrets.Protect("secret", Here);
        var place = new SecretLocation("credentials", "value", 42, 7);

        Assert.That(
            () => Secrets.Unprotect(ciphertext, place),
            Throws.TypeOf<SecretUnreadableException>()
                .With.Property("Table").EqualTo("credentials")
                .And.Property("Column").EqualTo("value")
                .And.Property("RowId").EqualTo(42)
                .And.Message.StartsWith("The secret in credentials.value of row 42 does not open.")
                .And.Message.Not.Contains("'secret'"));
    }

    [TestCaseSource(nameof(LoneSurrogates))]
    public void Lone_surrogate_is_refused_without_its_position(string secret) =>
        Assert.That(
            () => Secrets.Protect(secret, Here),
            Throws.TypeOf<ArgumentException>().With.InnerException.Null
                .And.Message.StartsWith("The secret is not valid Unicode: it has a lone surrogate."));

    [Test]
    public async Task New_secrets_get_the_newest_key_and_old_ones_can_still_be_decrypted()
    {
        var old = Secrets.Protect("old", Here);
        await AddDataKeyAsync(keyId: 0x01020304);
        await Process.Database.PrepareAsync(Cancellation);

        var young = Secrets.Protect("young", Here);

        Assert.That(young[1..5], Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        Assert.That(Secrets.Unprotect(old, Here), Is.EqualTo("old"));
        Assert.That(Secrets.Unprotect(young, Here), Is.EqualTo("young"));
    }

    [Test]
    public async Task Secret_is_bound_to_the_id_of_its_key()
    {
        await Process.ExecuteAsync("INSERT INTO data_key SELECT 2, protected_key, created FROM data_key");
        var relabelled = Secrets.Protect("secret", Here);
        await Process.Database.PrepareAsync(Cancellation);
        relabelled[4] = 2;

        Assert.That(() => Secrets.Unprotect(relabelled, Here), Throws.TypeOf<SecretUnreadableException>());
    }

    [Test]
    public async Task Stored_data_key_is_encrypted()
    {
        var stored = await Process.QueryAsync<byte[]>("SELECT protected_key FROM data_key");

        var key = Process.Get<DataKeyRing>().Newest;
        Assert.That(key.Bytes, Has.Length.EqualTo(32));
        Assert.That(stored.AsSpan().IndexOf(key.Bytes), Is.Negative);
        Assert.That(key.ToString(), Is.EqualTo("Data key 1"));
    }

    [Test]
    public void Concurrent_threads_can_protect_and_unprotect() =>
        Parallel.For(0, 2_000, n =>
        {
            var place = Here with { RowId = n };
            var secret = new string((char)('a' + (n % 26)), n % 1_000);
            Assert.That(Secrets.Unprotect(Secrets.Protect(secret, place), place), Is.EqualTo(secret));
        });

    private async Task<int> AddDataKeyAsync(int keyId)
    {
        byte[] protectedKey;
        await using (var connection = await Process.Get<DbDataSource>().OpenConnectionAsync(Cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            protectedKey = Process.Get<DataKeyProtector>().Encrypt(new byte[32], connection, transaction);
        }

        return await Process.ExecuteAsync(
            "INSERT INTO data_key (key_id, protected_key, created) VALUES (@keyId, @protectedKey, 0)",
            new { keyId, protectedKey });
    }
}
