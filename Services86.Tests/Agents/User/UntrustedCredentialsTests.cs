using System.Xml.Linq;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class UntrustedCredentialsTests : ServerFixture
{
    private const string Everything = "Select Update Insert Delete";

    private static int _users;

    private string _admin = null!;
    private int _annaId;
    private string _anna = null!;

    [OneTimeSetUp]
    public async Task LogIn() => _admin = await Server.LogInAsync();

    [SetUp]
    public async Task AddAnna() => (_annaId, _anna) = await AddUserAsync();

    [Test]
    public async Task The_default_is_in_use_from_now_on_without_an_end()
    {
        Server.Time.Advance(TimeSpan.FromTicks(7_654_321));

        var answer = await CallAsync(_anna, "CreateDefaultUntrustedCredentials");

        Assert.That(
            Members(answer.Element("Response")!),
            Is.EqualTo([Everything, "", "2026-03-01T12:00:00", "9999-12-31T23:59:59", "", "", "", "true"]));
    }

    [Test]
    public async Task What_is_saved_comes_back_to_its_owner()
    {
        var secret = Secret("hemmelig <blåbær> 😀");
        var save = await SaveAsync(
            _anna,
            SoapText.Element("ValidFrom", "2026-01-01T00:00:00"),
            SoapText.Element("ValidTo", "2027-01-01T00:00:00Z"),
            SoapText.Element("Comment", "Brevkasse"),
            SoapText.Element("SecretValue", secret),
            SoapText.Element("PublicValue", "anna@example.com"),
            SoapText.Element("IsActive", true));

        var got = await GetAsync(_anna);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(save.Succeeded, Is.True);
            Assert.That(save.Element("SaveUntrustedCredentialsResponse")!.IsEmpty, Is.True);
            Assert.That(Entries(got), Has.Count.EqualTo(1));
            Assert.That(
                Members(Entries(got)[0]),
                Is.EqualTo([
                    Everything, "", "2026-01-01T00:00:00", "2027-01-01T00:00:00", "Brevkasse", secret, "anna@example.com",
                    "true"
                ]));
        }
    }

    [Test]
    public async Task Absent_members_are_defaults_and_an_absent_end_is_none()
    {
        await SaveAsync(_anna);

        var got = await GetAsync(_anna);

        Assert.That(
            Members(Entries(got).Single()),
            Is.EqualTo([Everything, "", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "nil", "nil", "", "false"]));
    }

    [TestCase("0001-01-01T00:00:00")]
    [TestCase("9999-12-31T23:59:59")]
    [TestCase("9999-12-31T23:59:59.9999999")]
    public async Task No_end_is_answered_to_the_second(string validTo)
    {
        await SaveAsync(_anna, SoapText.Element("ValidTo", validTo));

        Assert.That((await GetAsync(_anna)).Value("ValidTo"), Is.EqualTo("9999-12-31T23:59:59"));
    }

    [Test]
    public async Task An_end_before_the_beginning_is_refused_and_replaces_nothing()
    {
        await SaveAsync(_anna, SoapText.Element("Comment", "before"));

        var answer = await SaveAsync(
            _anna,
            SoapText.Element("ValidFrom", "2026-01-01T00:00:01"),
            SoapText.Element("ValidTo", "2026-01-01T00:00:00"));

        AssertRefused(answer, "SoInvalidArgumentException", "correct ValidFrom or ValidTo");
        Assert.That((await GetAsync(_anna)).Value("Comment"), Is.EqualTo("before"));
    }

    [Test]
    public async Task An_end_at_the_beginning_is_accepted()
    {
        var answer = await SaveAsync(
            _anna,
            SoapText.Element("ValidFrom", "2026-01-01T00:00:00"),
            SoapText.Element("ValidTo", "2026-01-01T01:00:00+01:00"));

        Assert.That(answer.Succeeded, Is.True);
    }

    [Test]
    public async Task What_has_expired_or_is_not_in_use_is_answered_too_in_the_order_of_coming()
    {
        foreach (var (name, validTo) in new[] { ("b", "2020-01-01T00:00:00"), ("a", "2030-01-01T00:00:00"), ("c", "") })
        {
            await SaveAsync(
                _anna,
                SoapText.Element("PublicValue", name),
                validTo.Length == 0 ? "" : SoapText.Element("ValidTo", validTo));
        }

        var got = await GetAsync(_anna);

        Assert.That(Entries(got).Select(entry => ValueIn(entry, "PublicValue")), Is.EqualTo(["b", "a", "c"]));
    }

    [Test]
    public async Task A_known_key_is_replaced()
    {
        await SaveAsync(_anna, SoapText.Element("Comment", "first"), SoapText.Element("SecretValue", Secret("gammelt")));
        await SaveAsync(_anna, SoapText.Element("Comment", "second"), SoapText.Element("SecretValue", Secret("nytt-nytt")));

        var got = await GetAsync(_anna);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Entries(got), Has.Count.EqualTo(1));
            Assert.That(got.Value("Comment"), Is.EqualTo("second"));
            Assert.That(got.Value("SecretValue"), Is.EqualTo("nytt-nytt"));
        }
    }

    [Test]
    public async Task A_secret_stays_unless_it_is_replaced_or_emptied()
    {
        await SaveAsync(_anna, SoapText.Element("SecretValue", Secret("varig-hemmelig")));
        await SaveAsync(_anna, SoapText.Nil("SecretValue"), SoapText.Element("Comment", "changed"));
        var kept = await GetAsync(_anna);

        await SaveAsync(_anna, SoapText.Element("SecretValue", ""));
        var emptied = await GetAsync(_anna);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Value("SecretValue"), Is.EqualTo("varig-hemmelig"));
            Assert.That(kept.Value("Comment"), Is.EqualTo("changed"));
            Assert.That(emptied.Value("SecretValue"), Is.Empty);
        }
    }

    [Test]
    public async Task Nil_credentials_are_a_success_that_stores_nothing()
    {
        var nil = await CallAsync(
            _anna, "SaveUntrustedCredentials", SoapText.Element("Type", "magni"), SoapText.Nil("Credentials"));
        var absent = await CallAsync(_anna, "SaveUntrustedCredentials", SoapText.Element("Type", "magni"));

        var got = await CallAsync(_anna, "GetUntrustedCredentials", SoapText.Element("Type", "magni"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(nil.Succeeded, Is.True);
            Assert.That(absent.Succeeded, Is.True);
            Assert.That(got.Element("Response"), Is.Not.Null);
            Assert.That(Entries(got), Is.Empty);
        }
    }

    [TestCase("SaveUntrustedCredentials", false)]
    [TestCase("GetUntrustedCredentials", true)]
    [TestCase("RemoveUntrustedCredentials", false)]
    [TestCase("SaveUntrustedCredentialsForAssociate", true)]
    [TestCase("GetUntrustedCredentialsForAssociate", false)]
    [TestCase("RemoveUntrustedCredentialsForAssociate", true)]
    public async Task A_type_is_required(string operation, bool isEmpty)
    {
        object[] own = operation.EndsWith("ForAssociate", StringComparison.Ordinal)
            ? [SoapText.Element("AssociateId", _annaId)]
            : [];

        var answer = await CallAsync(
            _anna, operation, [.. own, isEmpty ? SoapText.Element("Type", "") : SoapText.Nil("Type")]);

        AssertRefused(answer, "SoInvalidArgumentException", "Send its name as Type");
    }

    [Test]
    public async Task Removed_credentials_are_gone_and_cannot_be_removed_again()
    {
        await SaveAsync(_anna, SoapText.Element("PublicValue", "a"));
        await SaveAsync(_anna);

        var removed = await RemoveAsync(_anna, SoapText.Element("PublicValue", "a"));
        var again = await RemoveAsync(_anna, SoapText.Element("PublicValue", "a"));
        var left = Entries(await GetAsync(_anna));
        var empty = await RemoveAsync(_anna, SoapText.Nil("PublicValue"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(left, Has.Count.EqualTo(1));
            Assert.That(empty.Succeeded, Is.True);
        }

        AssertRefused(again, "SoNotFoundException", "nothing to remove");
    }

    [Test]
    public async Task Associates_do_not_see_each_others_under_the_same_key()
    {
        var (_, bert) = await AddUserAsync();
        await SaveAsync(_anna, SoapText.Element("SecretValue", Secret("annas-hemmelig")));
        await SaveAsync(bert, SoapText.Element("SecretValue", Secret("berts-hemmelig")));

        Assert.That((await GetAsync(_anna)).Value("SecretValue"), Is.EqualTo("annas-hemmelig"));
        Assert.That((await GetAsync(bert)).Value("SecretValue"), Is.EqualTo("berts-hemmelig"));
    }

    [Test]
    public async Task Anyone_may_name_themselves()
    {
        var secret = Secret("egen-hemmelig");
        var saved = await SaveForAsync(_anna, _annaId, SoapText.Element("SecretValue", secret));

        var got = await GetForAsync(_anna, _annaId);
        var removed = await RemoveForAsync(_anna, _annaId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Succeeded, Is.True);
            Assert.That(got.Value("SecretValue"), Is.EqualTo(secret));
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(Entries(await GetAsync(_anna)), Is.Empty);
        }
    }

    [Test]
    public async Task An_administrator_sees_those_of_others_without_the_secret_and_saving_them_back_keeps_it()
    {
        var secret = Secret("kun-for-anna");
        await SaveAsync(_anna, SoapText.Element("SecretValue", secret), SoapText.Element("PublicValue", "anna"));

        var seen = await GetForAsync(_admin, _annaId);
        var sentBack = Entries(seen).Single().Elements().ToArray<object>();
        var saved = await SaveForAsync(_admin, _annaId, sentBack);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ValueIn(Entries(seen).Single(), "PublicValue"), Is.EqualTo("anna"));
            Assert.That(seen.Text, Does.Not.Contain(secret));
            Assert.That(seen.Value("SecretValue"), Is.Null);
            Assert.That(saved.Succeeded, Is.True);
            Assert.That((await GetAsync(_anna)).Value("SecretValue"), Is.EqualTo(secret));
        }
    }

    [Test]
    public async Task An_administrator_saves_and_removes_for_others()
    {
        var secret = Secret("fra-administrator");
        await SaveForAsync(_admin, _annaId, SoapText.Element("SecretValue", secret));
        var got = await GetAsync(_anna);

        var removed = await RemoveForAsync(_admin, _annaId);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Value("SecretValue"), Is.EqualTo(secret));
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(Entries(await GetAsync(_anna)), Is.Empty);
        }
    }

    [Test]
    public async Task Who_is_no_administrator_may_not_name_others()
    {
        var (_, bert) = await AddUserAsync();
        await SaveAsync(_anna, SoapText.Element("Comment", "mine"));

        var save = await SaveForAsync(bert, _annaId, SoapText.Element("Comment", "his"));
        var get = await GetForAsync(bert, _annaId);
        var remove = await RemoveForAsync(bert, _annaId);
        var unknown = await GetForAsync(bert, 99999);

        foreach (var answer in new[] { save, get, remove, unknown })
        {
            AssertRefused(answer, "SoFunctionRightException", "or as an administrator");
        }

        Assert.That((await GetAsync(_anna)).Value("Comment"), Is.EqualTo("mine"));
    }

    [Test]
    public async Task An_unknown_associate_is_not_found()
    {
        var save = await SaveForAsync(_admin, 99999);
        var get = await GetForAsync(_admin, 99999);
        var remove = await RemoveForAsync(_admin, 99999);

        foreach (var answer in new[] { save, get, remove })
        {
            AssertRefused(answer, "SoNotFoundException", "There is no associate 99999");
        }
    }

    [Test]
    public async Task Without_a_ticket_nothing_is_told()
    {
        var answer = await Server.PostAsync(
            "User", SoapText.Call(null, "GetUntrustedCredentials", SoapText.Element("Type", "imap")));

        AssertRefused(answer, "SoSessionException", "log in");
    }

    private static void AssertRefused(SoapHttpAnswer answer, string exceptionType, string friendlyText)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.False);
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions." + exceptionType));
            Assert.That(answer.Value("FriendlyText"), Does.Contain(friendlyText));
            Assert.That(answer.Value("Response"), Is.Null);
        }
    }

    private static List<XElement> Entries(SoapHttpAnswer answer) =>
        [.. answer.Envelope.Descendants(SoapText.Services86 + "UntrustedCredentials")];

    private static IEnumerable<string> Members(XElement entry) =>
        entry.Elements().Select(member => member.Attribute(SoapText.Xsi + "nil") is null ? member.Value : "nil");

    private static string? ValueIn(XElement entry, string member) => (string?)entry.Element(SoapText.Services86 + member);

    private Task<SoapHttpAnswer> CallAsync(string ticket, string operation, params object[] parameters) =>
        Server.PostAsync("User", SoapText.Call(ticket, operation, parameters));

    private Task<SoapHttpAnswer> SaveAsync(string ticket, params object[] members) => CallAsync(
        ticket, "SaveUntrustedCredentials", SoapText.Element("Type", "imap"), SoapText.Element("Credentials", members));

    private Task<SoapHttpAnswer> GetAsync(string ticket) =>
        CallAsync(ticket, "GetUntrustedCredentials", SoapText.Element("Type", "imap"));

    private Task<SoapHttpAnswer> RemoveAsync(string ticket, XElement publicValue) =>
        CallAsync(ticket, "RemoveUntrustedCredentials", SoapText.Element("Type", "imap"), publicValue);

    private Task<SoapHttpAnswer> SaveForAsync(string ticket, int associateId, params object[] members) => CallAsync(
        ticket,
        "SaveUntrustedCredentialsForAssociate",
        SoapText.Element("AssociateId", associateId),
        SoapText.Element("Type", "imap"),
        SoapText.Element("Credentials", members));

    private Task<SoapHttpAnswer> GetForAsync(string ticket, int associateId) => CallAsync(
        ticket,
        "GetUntrustedCredentialsForAssociate",
        SoapText.Element("AssociateId", associateId),
        SoapText.Element("Type", "imap"));

    private Task<SoapHttpAnswer> RemoveForAsync(string ticket, int associateId) => CallAsync(
        ticket,
        "RemoveUntrustedCredentialsForAssociate",
        SoapText.Element("AssociateId", associateId),
        SoapText.Element("Type", "imap"));

    private async Task<(int Id, string Ticket)> AddUserAsync()
    {
        var name = $"user{Interlocked.Increment(ref _users)}";
        var id = await Server.AddUserAsync(name, "Passord-1", AssociateRole.Employee);
        return (id, await Server.LogInAsync(name, "Passord-1"));
    }
}
