using Services86.Data.Associates;
using Services86.Data.Secrets;
using Services86.Data.Untrusted;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Untrusted;

internal sealed class UntrustedCredentialsRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly string?[] Secrets =
    [
        null,
        "",
        " ",
        "p&<>\"'æøå€😀 ]]>",
        "\0\r\n\uFFFE",
        new string('x', 64 * 1024),
    ];

    private int _owner;

    private UntrustedCredentialsRepository Untrusted => Process.Get<UntrustedCredentialsRepository>();

    [SetUp]
    public async Task AddOwner() => _owner = await AddAssociateAsync();

    [TestCaseSource(nameof(Secrets))]
    public async Task Saved_login_is_read_back_with_every_property(string? secret)
    {
        await SaveAsync(Login(secret));

        var stored = await GetAsync();

        Assert.That(stored, Has.Length.EqualTo(1));
        AssertSame(stored[0], Login(secret));
        Assert.That(stored[0].TableRight, Is.Null);
        Assert.That(stored[0].FieldProperties, Is.Not.Null.And.Empty);
    }

    [Test]
    public async Task Login_of_nulls_has_an_empty_public_value()
    {
        await SaveAsync(new UntrustedCredentials());

        var stored = await GetAsync();

        AssertSame(stored.Single(), new UntrustedCredentials { PublicValue = "" });
    }

    [Test]
    public async Task Times_are_stored_to_the_millisecond()
    {
        var login = Login("secret");
        login.ValidFrom = new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddTicks(1_239_999);
        login.ValidTo = DateTime.MaxValue;
        await SaveAsync(login);

        var stored = (await GetAsync()).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored.ValidFrom, Is.EqualTo(new DateTime(1969, 12, 31, 23, 59, 59, 123)));
            Assert.That(stored.ValidTo, Is.EqualTo(new DateTime(9999, 12, 31, 23, 59, 59, 999)));
            Assert.That(stored.ValidFrom.Kind, Is.EqualTo(DateTimeKind.Utc));
        }
    }

    [TestCaseSource(nameof(Secrets))]
    public async Task Login_of_a_stored_key_is_replaced(string? secret)
    {
        await SaveAsync(Login("before"));
        var changed = new UntrustedCredentials { PublicValue = "anna@example.com", SecretValue = secret };

        await SaveAsync(changed);

        var stored = await GetAsync();
        changed.SecretValue = secret ?? "before";
        AssertSame(stored.Single(), changed);
    }

    [TestCase("imap", "ANNA@example.com")]
    [TestCase("imap", "")]
    [TestCase("IMAP", "anna@example.com")]
    [TestCase("smtp", "anna@example.com")]
    public async Task Login_of_another_key_is_stored_beside_the_first(string type, string publicValue)
    {
        await SaveAsync(Login("first"));
        var other = Login("second");
        other.PublicValue = publicValue;

        await Untrusted.SaveAsync(_owner, type, other, Cancellation);

        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM untrusted_credentials"), Is.EqualTo(2));
        Assert.That((await GetAsync())[0].SecretValue, Is.EqualTo("first"));
    }

    [Test]
    public async Task Two_associates_can_have_logins_of_the_same_type_and_public_value()
    {
        var other = await AddAssociateAsync("bert");
        await SaveAsync(Login("anna's"));

        await Untrusted.SaveAsync(other, "imap", Login("bert's"), Cancellation);

        Assert.That((await GetAsync()).Single().SecretValue, Is.EqualTo("anna's"));
        Assert.That(
            (await Untrusted.GetAsync(other, "imap", Cancellation)).Single().SecretValue, Is.EqualTo("bert's"));
    }

    [Test]
    public async Task Logins_are_ordered_by_the_time_they_were_first_stored()
    {
        foreach (var publicValue in new[] { "b", "c", "a", "b" })
        {
            await SaveAsync(new UntrustedCredentials { PublicValue = publicValue });
        }

        var stored = await GetAsync();

        Assert.That(stored.Select(login => login.PublicValue), Is.EqualTo(["b", "c", "a"]));
    }

    [Test]
    public async Task Concurrent_saves_of_one_key_leave_one_consistent_login()
    {
        await using var other = StartProcess();
        await other.Database.PrepareAsync(Cancellation);
        var repositories = new[] { Untrusted, other.Get<UntrustedCredentialsRepository>() };

        await Task.WhenAll(Race.Start(32, async n =>
        {
            var login = new UntrustedCredentials { SecretValue = $"secret{n}", Comment = $"secret{n}" };
            await repositories[n % 2].SaveAsync(_owner, "imap", login, Cancellation);
            return n;
        }));

        var stored = (await GetAsync()).Single();
        Assert.That(stored.SecretValue, Does.StartWith("secret"));
        Assert.That(stored.SecretValue, Is.EqualTo(stored.Comment));
    }

    [Test]
    public async Task Secrets_are_not_decrypted_unless_they_are_requested()
    {
        await SaveAsync(Login("secret"));
        await Process.ExecuteAsync("UPDATE untrusted_credentials SET secret = " + Sql("x'00'", @"'\x00'"));

        var stored = await Untrusted.GetWithoutSecretsAsync(_owner, "imap", Cancellation);

        AssertSame(stored.Single(), Login(secret: null));
    }

    [Test]
    public async Task Secret_that_was_copied_from_another_row_cannot_be_decrypted()
    {
        var thief = await AddAssociateAsync("bert");
        await SaveAsync(Login("stolen"));
        await Untrusted.SaveAsync(thief, "imap", Login("own"), Cancellation);
        await Process.ExecuteAsync(
            "UPDATE untrusted_credentials SET secret = (SELECT secret FROM untrusted_credentials LIMIT 1)");

        Assert.That(
            () => Untrusted.GetAsync(thief, "imap", Cancellation),
            Throws.TypeOf<SecretUnreadableException>().With.Message.Contains("untrusted_credentials.secret of row 2"));
        Assert.That((await GetAsync()).Single().SecretValue, Is.EqualTo("stolen"));
    }

    [Test]
    public async Task Failed_save_leaves_what_was_there()
    {
        await SaveAsync(Login("before"));
        var broken = new UntrustedCredentials { PublicValue = "anna@example.com", SecretValue = "\uD800" };

        Assert.That(() => SaveAsync(broken), Throws.ArgumentException);
        Assert.That(
            () => Untrusted.SaveAsync(_owner + 1, "imap", Login("x"), Cancellation),
            Throws.TypeOf<AssociateUnknownException>()
                .With.Property(nameof(AssociateUnknownException.AssociateId)).EqualTo(_owner + 1));
        AssertSame((await GetAsync()).Single(), Login("before"));
    }

    [Test]
    public async Task Deleted_login_is_gone_and_others_stay()
    {
        await SaveAsync(Login("secret"));
        await SaveAsync(new UntrustedCredentials { PublicValue = "other" });
        await Untrusted.SaveAsync(_owner, "smtp", Login("secret"), Cancellation);

        var first = await Untrusted.DeleteAsync(_owner, "imap", "anna@example.com", Cancellation);
        var again = await Untrusted.DeleteAsync(_owner, "imap", "anna@example.com", Cancellation);

        Assert.That(first, Is.True);
        Assert.That(again, Is.False);
        Assert.That((await GetAsync()).Single().PublicValue, Is.EqualTo("other"));
        Assert.That(await Untrusted.GetAsync(_owner, "smtp", Cancellation), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Logins_are_deleted_with_their_associate()
    {
        await SaveAsync(Login("secret"));

        await Process.ExecuteAsync("DELETE FROM associate");

        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM untrusted_credentials"), Is.Zero);
    }

    private static UntrustedCredentials Login(string? secret) => new()
    {
        ValidFrom = new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc),
        ValidTo = new DateTime(2027, 3, 1, 12, 0, 0, DateTimeKind.Utc),
        Comment = "Brevkasse «privat»",
        SecretValue = secret,
        PublicValue = "anna@example.com",
        IsActive = true,
    };

    private static void AssertSame(UntrustedCredentials actual, UntrustedCredentials expected)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual.ValidFrom, Is.EqualTo(expected.ValidFrom));
            Assert.That(actual.ValidTo, Is.EqualTo(expected.ValidTo));
            Assert.That(actual.Comment, Is.EqualTo(expected.Comment));
            Assert.That(actual.SecretValue, Is.EqualTo(expected.SecretValue));
            Assert.That(actual.PublicValue, Is.EqualTo(expected.PublicValue));
            Assert.That(actual.IsActive, Is.EqualTo(expected.IsActive));
        }
    }

    private Task SaveAsync(UntrustedCredentials login) => Untrusted.SaveAsync(_owner, "imap", login, Cancellation);

    private Task<UntrustedCredentials[]> GetAsync() => Untrusted.GetAsync(_owner, "imap", Cancellation);
}
