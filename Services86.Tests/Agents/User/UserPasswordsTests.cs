using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class UserPasswordsTests(DatabaseProvider provider) : UserFixture(provider)
{
    private const string NewPassword = "n3w-Pa55";

    [OneTimeSetUp]
    public void DeclareSecret() => Secret(NewPassword);

    [Test]
    public async Task Users_change_their_own_passwords_and_keep_their_tickets()
    {
        var (_, ticket) = await AddEmployeeAsync("own");

        var changed = await CallAsync(ticket, "ChangeOwnPassword", Old(Password), New(NewPassword));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Value("Response"), Is.EqualTo("true"));
            Assert.That(await CanLogInAsync("own", Password), Is.False);
            Assert.That(await CanLogInAsync("own", NewPassword), Is.True);
            Assert.That(await IsValidAsync(ticket), Is.True);
        }
    }

    [Test]
    public async Task A_password_changes_by_id_and_by_name()
    {
        var (id, ticket) = await AddEmployeeAsync("twice");

        var byId = await CallAsync(ticket, "ChangePassword", AssociateId(id), Old(Password), New(NewPassword));
        var byName = await CallAsync(
            Admin, "ChangePasswordFromName", Name("TWICE"), Old(NewPassword), New(Password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byId.Value("Response"), Is.EqualTo("true"));
            Assert.That(byName.Value("Response"), Is.EqualTo("true"));
            Assert.That(await CanLogInAsync("twice", Password), Is.True);
        }
    }

    [Test]
    public async Task A_wrong_old_password_gives_false_and_counts_as_a_failed_login()
    {
        var (_, ticket) = await AddEmployeeAsync("guessed");
        await Server.LogInAsync("guessed", Password);
        for (var i = 0; i < 5; i++)
        {
            var wrong = await CallAsync(ticket, "ChangeOwnPassword", Old($"guess {i}"), New(NewPassword));
            Assert.That(wrong.Value("Response"), Is.EqualTo("false"));
        }

        var tooSoon = await CallAsync(ticket, "ChangeOwnPassword", Old(Password), New(NewPassword));
        var login = await Server.PostAsync("SoPrincipal", SoapText.LogIn("guessed", Password));
        Server.Time.Advance(TimeSpan.FromSeconds(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tooSoon.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(tooSoon.Value("FriendlyText"), Does.Contain("wait 1 seconds"));
            Assert.That(login.Value("FriendlyText"), Does.Contain("wait 1 seconds"));
            Assert.That(await CanLogInAsync("guessed", Password), Is.True);
        }
    }

    [TestCase("ChangeOwnPassword", "NewPassword")]
    [TestCase("SetPassword", "Password")]
    [TestCase("SetPasswordFromName", "Password")]
    public async Task An_invalid_password_is_refused(string operation, string parameter)
    {
        foreach (var (password, reason) in new[]
        {
            ("", "A password cannot be empty."),
            (new string('x', 256), "A password has at most 255 characters; this one has 256."),
        })
        {
            object[] parameters = operation switch
            {
                "SetPassword" => [AssociateId(1)],
                "SetPasswordFromName" => [Name("admin")],
                _ => [Old("any")],
            };

            var refused = await CallAsync(Admin, operation, [.. parameters, SoapText.Element(parameter, password)]);

            Assert.That(
                refused.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoInvalidArgumentException"));
            Assert.That(refused.Value("FriendlyText"), Is.EqualTo(reason));
        }
    }

    [Test]
    public async Task A_password_that_an_administrator_sets_is_valid_and_ends_the_tickets()
    {
        var (id, first) = await AddEmployeeAsync("lost");

        var byId = await CallAsync(Admin, "SetPassword", AssociateId(id), SoapText.Element("Password", NewPassword));
        var second = await Server.LogInAsync("lost", NewPassword);
        var byName = await CallAsync(
            Admin, "SetPasswordFromName", Name("lost"), SoapText.Element("Password", Password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byId.Value("Response"), Is.EqualTo("true"));
            Assert.That(byName.Value("Response"), Is.EqualTo("true"));
            Assert.That(await IsValidAsync(first), Is.False);
            Assert.That(await IsValidAsync(second), Is.False);
            Assert.That(await CanLogInAsync("lost", Password), Is.True);
            Assert.That(await IsValidAsync(Admin), Is.True);
        }
    }

    [Test]
    public async Task A_generated_password_is_returned_and_valid_and_ends_the_tickets()
    {
        var (id, ticket) = await AddEmployeeAsync("generated");

        var answer = await CallAsync(Admin, "SetGeneratedPassword", AssociateId(id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CanLogInAsync("generated", Secret(answer.Value("Response")!)), Is.True);
            Assert.That(await IsValidAsync(ticket), Is.False);
        }
    }

    [TestCase("ChangePasswordFromName")]
    [TestCase("SetPasswordFromName")]
    public async Task An_unknown_name_is_not_found(string operation)
    {
        var answer = await CallAsync(Admin, operation, Name("nobody"));

        AssertRefused(answer, "SoNotFoundException", "There is no associate named 'nobody'");
    }

    [Test]
    public async Task Users_can_change_their_own_passwords_and_administrators_all()
    {
        var (id, ticket) = await AddEmployeeAsync("changer");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CanChangeAsync(ticket, id), Is.EqualTo("true"));
            Assert.That(await CanChangeAsync(ticket, 1), Is.EqualTo("false"));
            Assert.That(await CanChangeAsync(Admin, id), Is.EqualTo("true"));
            Assert.That(await CanChangeAsync(Admin, 4711), Is.EqualTo("false"));
        }
    }

    private static XElement Name(string name) => SoapText.Element("AssociateName", name);

    private static XElement Old(string password) => SoapText.Element("OldPassword", password);

    private static XElement New(string password) => SoapText.Element("NewPassword", password);

    private async Task<string?> CanChangeAsync(string ticket, int id) =>
        (await CallAsync(ticket, "CanChangePassword", AssociateId(id))).Value("Response");
}
