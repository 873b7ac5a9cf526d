using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class UntrustedCredentialSetsTests(DatabaseProvider provider) : UntrustedCredentialsFixture(provider)
{
    [Test]
    public async Task The_default_is_valid_from_now_on_without_an_end()
    {
        Server.Time.Advance(TimeSpan.FromTicks(7_654_321));

        var answer = await CallAsync(Anna, "CreateDefaultUntrustedCredentials");

        Assert.That(
            Members(answer.Element("Response")!),
            Is.EqualTo(
                [Rights.Everything, "", "2026-03-01T12:00:00", "9999-12-31T23:59:59", "", "", "", "true"]));
    }

    [Test]
    public async Task A_saved_login_is_returned_to_its_owner()
    {
        var secret = Secret("hemmelig <blåbær> 😀");
        var save = await SaveAsync(
            Anna,
            SoapText.Element("ValidFrom", "2026-01-01T00:00:00"),
            SoapText.Element("ValidTo", "2027-01-01T00:00:00Z"),
            SoapText.Element("Comment", "Brevkasse"),
            SoapText.Element("SecretValue", secret),
            SoapText.Element("PublicValue", "anna@example.com"),
            SoapText.Element("IsActive", true));

        var got = await GetAsync(Anna);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(save.Succeeded, Is.True);
            Assert.That(save.Element("SaveUntrustedCredentialsResponse")!.IsEmpty, Is.True);
            Assert.That(Entries(got), Has.Count.EqualTo(1));
            Assert.That(
                Members(Entries(got)[0]),
                Is.EqualTo(
                [
                    Rights.Everything,
                    "",
                    "2026-01-01T00:00:00",
                    "2027-01-01T00:00:00",
                    "Brevkasse",
                    secret,
                    "anna@example.com",
                    "true",
                ]));
        }
    }

    [Test]
    public async Task Absent_members_have_default_values_and_an_absent_end_is_no_end()
    {
        await SaveAsync(Anna);

        var got = await GetAsync(Anna);

        Assert.That(
            Members(Entries(got).Single()),
            Is.EqualTo(
                [Rights.Everything, "", "0001-01-01T00:00:00", "9999-12-31T23:59:59", "nil", "nil", "", "false"]));
    }

    [TestCase("0001-01-01T00:00:00")]
    [TestCase("9999-12-31T23:59:59")]
    [TestCase("9999-12-31T23:59:59.9999999")]
    public async Task No_end_is_returned_without_a_fraction(string validTo)
    {
        await SaveAsync(Anna, SoapText.Element("ValidTo", validTo));

        Assert.That((await GetAsync(Anna)).Value("ValidTo"), Is.EqualTo("9999-12-31T23:59:59"));
    }

    [Test]
    public async Task An_end_before_the_beginning_is_refused_and_nothing_is_stored()
    {
        await SaveAsync(Anna, SoapText.Element("Comment", "before"));

        var answer = await SaveAsync(
            Anna,
            SoapText.Element("ValidFrom", "2026-01-01T00:00:01"),
            SoapText.Element("ValidTo", "2026-01-01T00:00:00"));

        AssertRefused(answer, "SoInvalidArgumentException", "correct ValidFrom or ValidTo");
        Assert.That((await GetAsync(Anna)).Value("Comment"), Is.EqualTo("before"));
    }

    [Test]
    public async Task An_end_at_the_beginning_is_valid()
    {
        var answer = await SaveAsync(
            Anna,
            SoapText.Element("ValidFrom", "2026-01-01T00:00:00"),
            SoapText.Element("ValidTo", "2026-01-01T01:00:00+01:00"));

        Assert.That(answer.Succeeded, Is.True);
    }

    [Test]
    public async Task Expired_and_inactive_logins_are_returned_too_in_the_order_of_their_creation()
    {
        foreach (var (name, validTo) in new[] { ("b", "2020-01-01T00:00:00"), ("a", "2030-01-01T00:00:00"), ("c", "") })
        {
            await SaveAsync(
                Anna,
                SoapText.Element("PublicValue", name),
                validTo.Length == 0 ? "" : SoapText.Element("ValidTo", validTo));
        }

        var got = await GetAsync(Anna);

        Assert.That(Entries(got).Select(entry => ValueIn(entry, "PublicValue")), Is.EqualTo(["b", "a", "c"]));
    }

    [Test]
    public async Task A_login_with_the_same_key_is_replaced()
    {
        await SaveAsync(
            Anna, SoapText.Element("Comment", "first"), SoapText.Element("SecretValue", Secret("gammelt")));
        await SaveAsync(
            Anna, SoapText.Element("Comment", "second"), SoapText.Element("SecretValue", Secret("nytt-nytt")));

        var got = await GetAsync(Anna);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Entries(got), Has.Count.EqualTo(1));
            Assert.That(got.Value("Comment"), Is.EqualTo("second"));
            Assert.That(got.Value("SecretValue"), Is.EqualTo("nytt-nytt"));
        }
    }

    [Test]
    public async Task A_nil_secret_leaves_the_stored_one_and_an_empty_secret_replaces_it()
    {
        await SaveAsync(Anna, SoapText.Element("SecretValue", Secret("varig-hemmelig")));
        await SaveAsync(Anna, SoapText.Nil("SecretValue"), SoapText.Element("Comment", "changed"));
        var kept = await GetAsync(Anna);

        await SaveAsync(Anna, SoapText.Element("SecretValue", ""));
        var emptied = await GetAsync(Anna);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Value("SecretValue"), Is.EqualTo("varig-hemmelig"));
            Assert.That(kept.Value("Comment"), Is.EqualTo("changed"));
            Assert.That(emptied.Value("SecretValue"), Is.Empty);
        }
    }

    [Test]
    public async Task Nil_credentials_succeed_and_store_nothing()
    {
        var type = SoapText.Element("Type", "magni");
        var nil = await CallAsync(Anna, "SaveUntrustedCredentials", type, SoapText.Nil("Credentials"));
        var absent = await CallAsync(Anna, "SaveUntrustedCredentials", type);

        var got = await CallAsync(Anna, "GetUntrustedCredentials", type);

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
        object[] associate = operation.EndsWith("ForAssociate", StringComparison.Ordinal)
            ? [AssociateId(AnnaId)]
            : [];
        var type = isEmpty ? SoapText.Element("Type", "") : SoapText.Nil("Type");

        var answer = await CallAsync(Anna, operation, [.. associate, type]);

        AssertRefused(answer, "SoInvalidArgumentException", "Send its name as Type");
    }

    [Test]
    public async Task A_removed_login_is_gone_and_cannot_be_removed_again()
    {
        await SaveAsync(Anna, SoapText.Element("PublicValue", "a"));
        await SaveAsync(Anna);

        var removed = await RemoveAsync(SoapText.Element("PublicValue", "a"));
        var again = await RemoveAsync(SoapText.Element("PublicValue", "a"));
        var left = Entries(await GetAsync(Anna));
        var empty = await RemoveAsync(SoapText.Nil("PublicValue"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(removed.Succeeded, Is.True);
            Assert.That(left, Has.Count.EqualTo(1));
            Assert.That(empty.Succeeded, Is.True);
        }

        AssertRefused(again, "SoNotFoundException", "nothing to remove");
    }

    [Test]
    public async Task A_call_without_a_ticket_is_refused()
    {
        var answer = await CallAsync(null, "GetUntrustedCredentials", SoapText.Element("Type", "imap"));

        AssertRefused(answer, "SoSessionException", "log in");
    }

    private Task<SoapHttpAnswer> RemoveAsync(XElement publicValue) =>
        CallAsync(Anna, "RemoveUntrustedCredentials", SoapText.Element("Type", "imap"), publicValue);
}
