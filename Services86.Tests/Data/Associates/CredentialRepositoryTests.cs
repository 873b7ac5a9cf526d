using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Associates;

internal sealed class CredentialRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    private int _anna;

    [SetUp]
    public async Task AddAnna() => _anna = await AddAssociateAsync("anna");

    [Test]
    public async Task Saved_credential_replaces_the_one_of_its_type()
    {
        await Credentials.SaveAsync(_anna, Of("Type", "first"), keptTicket: null, Cancellation);
        await Credentials.SaveAsync(_anna, Of("Type", "second"), keptTicket: null, Cancellation);
        await Credentials.SaveAsync(_anna, Of("Other", "third"), keptTicket: null, Cancellation);

        Assert.That(
            await Credentials.ListOfAsync(_anna, Cancellation),
            Is.EqualTo(new[] { Of("Other", "third"), Of("Type", "second") }));
    }

    [Test]
    public async Task Password_is_the_hash_of_the_associate_and_not_read_back()
    {
        await Credentials.SaveAsync(_anna, Of("Type", "value"), keptTicket: null, Cancellation);
        await Credentials.SaveAsync(
            _anna, Of(StoredCredential.PasswordType, "a-hash"), keptTicket: null, Cancellation);

        var list = await Credentials.ListOfAsync(_anna, Cancellation);

        Assert.That((await Associates.GetAsync(_anna, Cancellation))?.PasswordHash, Is.EqualTo("a-hash"));
        Assert.That(list[0], Is.EqualTo(new StoredCredential
        {
            Type = StoredCredential.PasswordType,
            Value = "",
            DisplayValue = "",
        }));
        Assert.That(list, Has.Count.EqualTo(2));
    }

    [TestCase("Type")]
    [TestCase(StoredCredential.PasswordType)]
    public async Task Credential_is_removed_once(string type)
    {
        await Credentials.SaveAsync(_anna, Of(type, "value"), keptTicket: null, Cancellation);

        var first = await Credentials.DeleteAsync(_anna, type, keptTicket: null, Cancellation);
        var second = await Credentials.DeleteAsync(_anna, type, keptTicket: null, Cancellation);

        Assert.That(first, Is.True);
        Assert.That(second, Is.False);
        Assert.That(await Credentials.ListOfAsync(_anna, Cancellation), Is.Empty);
    }

    [Test]
    public async Task Credential_of_an_unknown_associate_is_not_saved() =>
        Assert.That(
            await Credentials.SaveAsync(_anna + 1, Of("Type", "value"), keptTicket: null, Cancellation), Is.False);

    [TestCase(StoredCredential.PasswordType, 1)]
    [TestCase("Type", 2)]
    public async Task Password_deletes_all_tickets_but_that_of_the_caller(string type, int left)
    {
        var kept = Some.Hash();
        await Tickets.AddAsync(kept, _anna, Now, Cancellation);
        await Tickets.AddAsync(Some.Hash(), _anna, Now, Cancellation);

        await Credentials.SaveAsync(_anna, Of(type, "value"), kept, Cancellation);

        Assert.That(await Process.QueryAsync<int>("SELECT COUNT(*) FROM ticket"), Is.EqualTo(left));
        Assert.That(await Tickets.FindAsync(kept, Cancellation), Is.Not.Null);
    }

    [Test]
    public async Task Holders_are_all_associates_who_are_not_retired()
    {
        await AddAssociateAsync("bert");
        var carl = await AddAssociateAsync("carl");
        await Associates.SetRetiredAsync(carl, true, Cancellation);
        await Credentials.SaveAsync(_anna, Of("Type", "value"), keptTicket: null, Cancellation);
        await Credentials.SaveAsync(_anna, Of("Other", "other"), keptTicket: null, Cancellation);

        var holders = await Credentials.ListHoldersAsync("Type", Cancellation);

        Assert.That(holders, Is.EqualTo(new[]
        {
            new CredentialHolder
            {
                Name = "anna", Role = AssociateRole.Employee, Value = "value", DisplayValue = "shown",
            },
            new CredentialHolder { Name = "bert", Role = AssociateRole.Employee, Value = "", DisplayValue = "" },
        }));
    }

    [Test]
    public void ToString_of_a_credential_does_not_contain_the_value() =>
        Assert.That(Of("Type", "a-hash").ToString(), Does.Not.Contain("a-hash"));

    private static StoredCredential Of(string type, string value) =>
        new() { Type = type, Value = value, DisplayValue = "shown" };
}
