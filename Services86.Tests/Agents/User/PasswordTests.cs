using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class PasswordTests : ServerFixture
{
    private const string Password = "Pa55-of-anna";
    private const string NewPassword = "n3w-Pa55";

    private string _admin = null!;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        Secret(Password);
        Secret(NewPassword);
        _admin = await Server.LogInAsync();
    }

    [Test]
    public async Task Ones_own_password_changes_and_the_ticket_stays()
    {
        var (_, ticket) = await AddAsync("own");

        var changed = await CallAsync(ticket, "ChangeOwnPassword", Old(Password), New(NewPassword));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(changed.Value("Response"), Is.EqualTo("true"));
            Assert.That(await CanLogInAsync("own", Password), Is.False);
            Assert.That(await CanLogInAsync("own", NewPassword), Is.True);
            Assert.That((await CallAsync(ticket, "CreateDefaultUser")).Succeeded, Is.True);
        }
    }

    [Test]
    public async Task A_password_changes_by_id_and_by_name()
    {
        var (id, ticket) = await AddAsync("twice");

        var byId = await CallAsync(ticket, "ChangePassword", Id(id), Old(Password), New(NewPassword));
        var byName = await CallAsync(
            _admin, "ChangePasswordFromName", Name("TWICE"), Old(NewPassword), New(Password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byId.Value("Response"), Is.EqualTo("true"));
            Assert.That(byName.Value("Response"), Is.EqualTo("true"));
            Assert.That(await CanLogInAsync("twice", Password), Is.True);
        }
    }

    [Test]
    public async Task Wrong_old_passwords_are_answered_with_false_and_slow_the_login_down()
    {
        var (_, ticket) = await AddAsync("guessed");
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
    public async Task A_password_that_cannot_be_one_is_refused(string operation, string parameter)
    {
        foreach (var (password, reason) in new[]
        {
            ("", "A password cannot be empty."),
            (new string('x', 256), "A password has at most 255 characters; this one has 256."),
        })
        {
            object[] parameters = operation switch
            {
                "SetPassword" => [Id(1)],
                "SetPasswordFromName" => [Name("admin")],
                _ => [Old("any")],
            };

            var refused = await CallAsync(_admin, operation, [.. parameters, SoapText.Element(parameter, password)]);

            Assert.That(
                refused.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoInvalidArgumentException"));
            Assert.That(refused.Value("FriendlyText"), Is.EqualTo(reason));
        }
    }

    [TestCase("", "false", "A password cannot be empty.")]
    [TestCase("x", "true", "")]
    public async Task Whether_a_password_can_be_one_is_told(string password, string expected, string reason)
    {
        var (_, ticket) = await AddAsync($"asker{password}");

        var validity = await CallAsync(ticket, "IsPasswordValid", SoapText.Element("Password", password));
        var why = await CallAsync(ticket, "IsPasswordValidWithReason", SoapText.Element("Password", password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(validity.Value("Response"), Is.EqualTo(expected));
            Assert.That(why.Value("Result"), Is.EqualTo(expected));
            Assert.That(why.Value("Reason"), Is.EqualTo(reason));
        }
    }

    [Test]
    public async Task A_password_that_an_administrator_sets_works_and_ends_the_tickets()
    {
        var (id, first) = await AddAsync("lost");

        var byId = await CallAsync(_admin, "SetPassword", Id(id), SoapText.Element("Password", NewPassword));
        var second = await Server.LogInAsync("lost", NewPassword);
        var byName = await CallAsync(_admin, "SetPasswordFromName", Name("lost"), SoapText.Element("Password", Password));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byId.Value("Response"), Is.EqualTo("true"));
            Assert.That(byName.Value("Response"), Is.EqualTo("true"));
            Assert.That((await CallAsync(first, "CreateDefaultUser")).Succeeded, Is.False);
            Assert.That((await CallAsync(second, "CreateDefaultUser")).Succeeded, Is.False);
            Assert.That(await CanLogInAsync("lost", Password), Is.True);
            Assert.That((await CallAsync(_admin, "CreateDefaultUser")).Succeeded, Is.True);
        }
    }

    [Test]
    public async Task A_generated_password_is_answered_and_works()
    {
        var (id, ticket) = await AddAsync("generated");

        var answer = await CallAsync(_admin, "SetGeneratedPassword", Id(id));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CanLogInAsync("generated", Secret(answer.Value("Response")!)), Is.True);
            Assert.That((await CallAsync(ticket, "CreateDefaultUser")).Succeeded, Is.False);
        }
    }

    [TestCase("ChangePasswordFromName")]
    [TestCase("SetPasswordFromName")]
    public async Task An_unknown_name_is_not_found(string operation)
    {
        var answer = await CallAsync(_admin, operation, Name("nobody"));

        Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoNotFoundException"));
    }

    [Test]
    public async Task Who_can_change_a_password_is_told()
    {
        var (id, ticket) = await AddAsync("changer");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await CallAsync(ticket, "CanChangePassword", Id(id))).Value("Response"), Is.EqualTo("true"));
            Assert.That((await CallAsync(ticket, "CanChangePassword", Id(1))).Value("Response"), Is.EqualTo("false"));
            Assert.That((await CallAsync(_admin, "CanChangePassword", Id(id))).Value("Response"), Is.EqualTo("true"));
            Assert.That((await CallAsync(_admin, "CanChangePassword", Id(4711))).Value("Response"), Is.EqualTo("false"));
        }
    }

    private static XElement Id(int id) => SoapText.Element("AssociateId", id);

    private static XElement Name(string name) => SoapText.Element("AssociateName", name);

    private static XElement Old(string password) => SoapText.Element("OldPassword", password);

    private static XElement New(string password) => SoapText.Element("NewPassword", password);

    private async Task<(int Id, string Ticket)> AddAsync(string name) =>
        (await Server.AddUserAsync(name, Password), await Server.LogInAsync(name, Password));

    private async Task<bool> CanLogInAsync(string name, string password)
    {
        var login = await Server.PostAsync("SoPrincipal", SoapText.LogIn(name, password));
        return login.Value("AuthenticationSucceeded") == "true";
    }

    private Task<SoapHttpAnswer> CallAsync(string ticket, string operation, params object[] parameters) =>
        Server.PostAsync("User", SoapText.Call(ticket, operation, parameters));
}
