using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.EMail;

internal sealed class SynchronizationTests(DatabaseProvider provider) : EMailFixture(provider)
{
    [Test]
    public async Task A_new_account_is_due_until_it_is_synchronised_and_again_after_15_minutes()
    {
        var id = await AddAccountAsync(Anna);

        var before = await DueAsync(Anna);
        var synchronised = await CallAsync(Anna, "SyncEmailAccount", Account("SyncUserAccount", id));
        var after = await DueAsync(Anna);
        Server.Time.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromMilliseconds(1));
        var later = await DueAsync(Anna);

        Assert.That(synchronised.Succeeded, Is.True);
        Assert.That(before, Does.Contain(id));
        Assert.That(after, Does.Not.Contain(id));
        Assert.That(later, Does.Contain(id));
    }

    [Test]
    public async Task The_list_of_due_accounts_can_be_sent_back()
    {
        await AddAccountAsync(Anna);
        await AddAccountAsync(Anna);
        var due = (await CallAsync(Anna, "GetReadySyncEmailAccounts")).Element("Response")!;
        due.Name = SoapText.Services86 + "SyncUserAccounts";

        var synchronised = await CallAsync(Anna, "SyncEmailAccounts", due);

        Assert.That(synchronised.Succeeded, Is.True);
        Assert.That(due.Elements(), Is.Not.Empty);
        Assert.That(await DueAsync(Anna), Is.Empty);
    }

    [Test]
    public async Task An_administrator_gets_the_accounts_of_all_associates_with_their_owners()
    {
        var annas = await AddAccountAsync(Anna);
        var berts = await AddAccountAsync(Bert);

        var answer = await CallAsync(Admin, "GetReadySyncEmailAccounts");

        var entry = answer.Element("Response")!.Elements().Single(
            account => account.Element(SoapText.Services86 + "AccountId")!.Value == $"{berts}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await DueAsync(Admin), Is.SupersetOf(new[] { annas, berts }));
            Assert.That(await DueAsync(Bert), Does.Contain(berts).And.Not.Contain(annas));
            Assert.That(entry.Name, Is.EqualTo(SoapText.Services86 + "SyncUserAccount"));
            Assert.That(entry.Element(SoapText.Services86 + "AssociateName")!.Value, Is.EqualTo("Bert"));
            Assert.That(entry.Element(SoapText.Services86 + "AssociateId")!.Value, Is.EqualTo($"{BertId}"));
        }
    }

    [Test]
    public async Task Only_administrators_synchronise_accounts_of_others()
    {
        var id = await AddAccountAsync(Anna);

        var byBert = await CallAsync(Bert, "SyncEmailAccount", Account("SyncUserAccount", id));
        var dueBetween = await DueAsync(Anna);
        var byAdmin = await CallAsync(Admin, "SyncEmailAccount", Account("SyncUserAccount", id));

        AssertRefused(byBert, "SoFunctionRightException", "somebody else");
        Assert.That(dueBetween, Does.Contain(id));
        Assert.That(byAdmin.Succeeded, Is.True);
        Assert.That(await DueAsync(Anna), Does.Not.Contain(id));
    }

    [Test]
    public async Task All_accounts_of_a_list_stay_due_if_one_is_unknown()
    {
        var id = await AddAccountAsync(Anna);

        var answer = await CallAsync(
            Anna,
            "SyncEmailAccounts",
            SoapText.Element("SyncUserAccounts", Account("SyncUserAccount", id), Account("SyncUserAccount", 4711)));

        AssertRefused(answer, "SoNotFoundException", "EMailAccount 4711");
        Assert.That(await DueAsync(Anna), Does.Contain(id));
    }

    [Test]
    public async Task A_missing_account_or_list_is_refused_and_an_empty_list_is_not()
    {
        var noAccount = await CallAsync(Anna, "SyncEmailAccount");
        var noList = await CallAsync(Anna, "SyncEmailAccounts", SoapText.Nil("SyncUserAccounts"));
        var noEntry = await CallAsync(
            Anna, "SyncEmailAccounts", SoapText.Element("SyncUserAccounts", SoapText.Nil("SyncUserAccount")));
        var empty = await CallAsync(Anna, "SyncEmailAccounts", SoapText.Element("SyncUserAccounts"));

        AssertRefused(noAccount, "SoInvalidArgumentException", "AccountId");
        AssertRefused(noList, "SoInvalidArgumentException", "AccountId");
        AssertRefused(noEntry, "SoInvalidArgumentException", "AccountId");
        Assert.That(empty.Succeeded, Is.True);
    }

    private static XElement Account(string name, int id) =>
        SoapText.Element(name, SoapText.Element("AccountId", id));

    private async Task<IReadOnlyList<int>> DueAsync(string ticket)
    {
        var answer = await CallAsync(ticket, "GetReadySyncEmailAccounts");
        return [.. answer.Element("Response")!.Descendants(SoapText.Services86 + "AccountId").Select(id => (int)id)];
    }
}
