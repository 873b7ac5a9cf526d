using Services86.Data.Associates;
using Services86.Data.Secrets;
using Services86.Data.ServiceAuths;
using Services86.Tests.Support;

namespace Services86.Tests.Data.ServiceAuths;

internal sealed class ServiceAuthRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly string?[] Passwords =
    [
        null,
        "",
        " ",
        "secret",
        "p&<>\"'æøå€😀 ]]>",
        "\0\r\n\uFFFE",
        new string('x', 64 * 1024),
    ];

    private int _owner;

    [SetUp]
    public async Task AddOwner() => _owner = await AddAssociateAsync();

    [TestCaseSource(nameof(Passwords))]
    public async Task Inserted_login_is_read_back_with_every_property(string? password)
    {
        var id = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(password), Cancellation);

        var stored = await ServiceAuths.GetAsync(id, Cancellation);

        Assert.That(stored?.OwnerId, Is.EqualTo(_owner));
        AssertSame(stored?.ServiceAuth, id, Some.ServiceAuth(password));
    }

    [Test]
    public async Task Rights_are_not_stored()
    {
        var sent = Some.ServiceAuth();
        sent.TableRight = new TableRight();
        sent.FieldProperties = new FieldPropertyDictionary { ["Server"] = null };
        var id = await ServiceAuths.InsertAsync(_owner, sent, Cancellation);

        var stored = await ServiceAuths.GetAsync(id, Cancellation);

        Assert.That(stored?.ServiceAuth.TableRight, Is.Null);
        Assert.That(stored?.ServiceAuth.FieldProperties, Is.Not.Null.And.Empty);
    }

    [Test]
    public async Task Login_of_nulls_is_read_back_as_nulls()
    {
        var id = await ServiceAuths.InsertAsync(_owner, new ServiceAuth(), Cancellation);

        var stored = await ServiceAuths.GetAsync(id, Cancellation);

        AssertSame(stored?.ServiceAuth, id, new ServiceAuth());
    }

    [Test]
    public async Task Inserting_ignores_the_id_and_does_not_change_its_argument()
    {
        var sent = Some.ServiceAuth();
        sent.ServiceAuthId = 77;

        var id = await ServiceAuths.InsertAsync(_owner, sent, Cancellation);

        Assert.That(id, Is.EqualTo(1));
        Assert.That(sent.ServiceAuthId, Is.EqualTo(77));
        Assert.That(sent.FieldProperties, Is.Null);
    }

    [TestCase(null, true)]
    [TestCase("", false)]
    public async Task Only_a_null_password_is_stored_as_null(string? password, bool isNull)
    {
        await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(password), Cancellation);

        Assert.That(
            await Process.QueryAsync<bool>("SELECT password IS NULL FROM service_auth"), Is.EqualTo(isNull));
    }

    [Test]
    public async Task Concurrent_inserts_get_ids_and_passwords_of_their_own()
    {
        await using var other = StartProcess();
        await other.Database.PrepareAsync(Cancellation);
        var repositories = new[] { ServiceAuths, other.Get<ServiceAuthRepository>() };

        var ids = await Task.WhenAll(Race.Start(32, n =>
            repositories[n % 2].InsertAsync(_owner, Some.ServiceAuth($"password{n}"), Cancellation)));

        Assert.That(ids, Is.Unique);
        for (var n = 0; n < ids.Length; n++)
        {
            var stored = await ServiceAuths.GetAsync(ids[n], Cancellation);
            Assert.That(stored?.ServiceAuth.Password, Is.EqualTo($"password{n}"));
        }
    }

    [Test]
    public async Task Id_of_a_deleted_login_is_not_used_again()
    {
        await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        var last = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        await ServiceAuths.DeleteAsync(last, Cancellation);

        var next = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);

        Assert.That(next, Is.GreaterThan(last));
    }

    [Test]
    public async Task Failed_insert_leaves_nothing()
    {
        Assert.That(
            () => ServiceAuths.InsertAsync(_owner, Some.ServiceAuth("\uD800"), Cancellation), Throws.ArgumentException);
        Assert.That(
            () => ServiceAuths.InsertAsync(_owner + 1, Some.ServiceAuth(), Cancellation),
            Throws.TypeOf<AssociateUnknownException>()
                .With.Property(nameof(AssociateUnknownException.AssociateId)).EqualTo(_owner + 1));
        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM service_auth"), Is.Zero);
    }

    [TestCaseSource(nameof(Passwords))]
    public async Task Updated_login_is_read_back_with_every_property(string? password)
    {
        var id = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth("before"), Cancellation);
        var changed = new ServiceAuth
        {
            ServiceAuthId = id,
            Server = "smtp.example.com",
            Port = 465,
            AuthType = "OAuth",
            Username = "bert",
            Password = password,
        };

        var done = await ServiceAuths.UpdateAsync(changed, Cancellation);

        var stored = await ServiceAuths.GetAsync(id, Cancellation);
        Assert.That(done, Is.True);
        Assert.That(stored?.OwnerId, Is.EqualTo(_owner));
        AssertSame(stored?.ServiceAuth, id, changed);
    }

    [Test]
    public async Task Updating_a_login_leaves_the_others()
    {
        var changed = Some.ServiceAuth("changed");
        changed.ServiceAuthId = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        var other = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth("other"), Cancellation);

        await ServiceAuths.UpdateAsync(changed, Cancellation);

        Assert.That((await ServiceAuths.GetAsync(other, Cancellation))?.ServiceAuth.Password, Is.EqualTo("other"));
    }

    [Test]
    public async Task Updating_an_unknown_login_stores_nothing()
    {
        var unknown = Some.ServiceAuth();
        unknown.ServiceAuthId = 1;

        Assert.That(await ServiceAuths.UpdateAsync(unknown, Cancellation), Is.False);
        Assert.That(await ServiceAuths.GetAsync(1, Cancellation), Is.Null);
    }

    [Test]
    public async Task Deleted_login_is_gone_and_others_stay()
    {
        var deleted = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        var other = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);

        var first = await ServiceAuths.DeleteAsync(deleted, Cancellation);
        var again = await ServiceAuths.DeleteAsync(deleted, Cancellation);

        Assert.That(first, Is.True);
        Assert.That(again, Is.False);
        Assert.That(await ServiceAuths.GetAsync(deleted, Cancellation), Is.Null);
        Assert.That(await ServiceAuths.GetAsync(other, Cancellation), Is.Not.Null);
    }

    [Test]
    public async Task Owner_is_found_by_id()
    {
        var other = await AddAssociateAsync("bert");
        await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth(), Cancellation);
        var id = await ServiceAuths.InsertAsync(other, Some.ServiceAuth(), Cancellation);

        Assert.That(await ServiceAuths.GetOwnerIdAsync(id, Cancellation), Is.EqualTo(other));
        Assert.That(await ServiceAuths.GetOwnerIdAsync(id + 1, Cancellation), Is.Null);
    }

    [Test]
    public async Task Password_that_was_copied_from_another_row_cannot_be_decrypted()
    {
        await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth("stolen"), Cancellation);
        var thief = await ServiceAuths.InsertAsync(_owner, Some.ServiceAuth("own"), Cancellation);
        await Process.ExecuteAsync(
            "UPDATE service_auth SET password = (SELECT password FROM service_auth WHERE service_auth_id = 1)");

        Assert.That(
            () => ServiceAuths.GetAsync(thief, Cancellation),
            Throws.TypeOf<SecretUnreadableException>().With.Message.Contains("service_auth.password of row 2"));
        Assert.That((await ServiceAuths.GetAsync(1, Cancellation))?.ServiceAuth.Password, Is.EqualTo("stolen"));
    }

    private static void AssertSame(ServiceAuth? actual, int id, ServiceAuth expected)
    {
        Assert.That(actual, Is.Not.Null);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual.ServiceAuthId, Is.EqualTo(id));
            Assert.That(actual.Server, Is.EqualTo(expected.Server));
            Assert.That(actual.Port, Is.EqualTo(expected.Port));
            Assert.That(actual.AuthType, Is.EqualTo(expected.AuthType));
            Assert.That(actual.Username, Is.EqualTo(expected.Username));
            Assert.That(actual.Password, Is.EqualTo(expected.Password));
        }
    }
}
