using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Tickets;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

/// <summary>
/// Whatever changes a password ends all tickets and access tokens of the owner, except the caller's ticket.
/// </summary>
internal sealed class PasswordChangeTests(DatabaseProvider provider) : PasswordChangeFixture(provider)
{
    [TestCase("ChangeOwnPassword")]
    [TestCase("ChangePassword")]
    [TestCase("ChangePasswordFromName")]
    [TestCase("SaveCredential")]
    [TestCase("DeleteCredential")]
    public async Task A_change_by_the_owner_ends_everything_but_the_calling_ticket(string operation)
    {
        var owner = await AddOwnerAsync();

        var answer = await CallAsync(owner.Ticket, operation, BodyOf(operation, owner));

        Assert.That(answer.Text, Is.EqualTo("true"));
        Assert.That(await ValidOf(owner), Is.EqualTo((true, false, false, false)));
    }

    [TestCase("ChangePassword")]
    [TestCase("ChangePasswordFromName")]
    [TestCase("SetPassword")]
    [TestCase("SetPasswordFromName")]
    [TestCase("SetGeneratedPassword")]
    [TestCase("SaveCredential")]
    [TestCase("DeleteCredential")]
    [TestCase("SaveUser")]
    [TestCase("SaveUser by a patch")]
    public async Task A_change_by_an_administrator_ends_everything(string operation)
    {
        var owner = await AddOwnerAsync();

        var answer = await CallAsync(Admin, operation, BodyOf(operation, owner));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(await ValidOf(owner), Is.EqualTo((false, false, false, false)));
        Assert.That(await IsValidAsync(Admin), Is.True);
        if (operation == "SetGeneratedPassword")
        {
            Secret(answer.Json.GetString()!);
        }
    }

    [Test]
    public async Task A_change_over_a_password_ends_all_tickets()
    {
        var owner = await AddOwnerAsync();

        await CallAsync(
            Basic(owner.Name, Password), "ChangeOwnPassword", BodyOf("ChangeOwnPassword", owner));

        Assert.That(await ValidOf(owner), Is.EqualTo((false, false, false, false)));
    }

    [Test]
    public async Task A_change_over_an_access_token_needs_the_old_password_and_ends_the_token_too()
    {
        var owner = await AddOwnerAsync();

        await CallAsync(owner.Token, "ChangeOwnPassword", BodyOf("ChangeOwnPassword", owner));

        Assert.That(await ValidOf(owner), Is.EqualTo((false, false, false, false)));
        Assert.That(await IsValidAsync(Basic(owner.Name, NewPassword)), Is.True);
    }

    [Test]
    public async Task A_wrong_old_password_ends_nothing()
    {
        var owner = await AddOwnerAsync();

        var answer = await CallAsync(
            owner.Ticket, "ChangeOwnPassword", new { OldPassword = "wrong", NewPassword });

        Assert.That(answer.Text, Is.EqualTo("false"));
        Assert.That(await ValidOf(owner), Is.EqualTo((true, true, true, true)));
    }

    [Test]
    public async Task A_change_is_logged_without_the_password()
    {
        var owner = await AddOwnerAsync();

        await CallAsync(owner.Ticket, "ChangeOwnPassword", BodyOf("ChangeOwnPassword", owner));
        await CallAsync(Admin, "SetPassword", BodyOf("SetPassword", owner));
        await CallAsync(Admin, "SaveCredential", BodyOf("SaveCredential", owner));
        await CallAsync(Admin, "DeleteCredential", BodyOf("DeleteCredential", owner));

        Assert.That(
            Server.Log.Lines,
            Has.Some.Contains($"Associate {owner.Id} changed the password of associate {owner.Id}")
                .And.Some.Contains($"Associate 1 changed the password of associate {owner.Id}")
                .And.Some.Contains($"Associate 1 saved the CRM5/PASSWORD credential of associate {owner.Id}")
                .And.Some.Contains($"Associate 1 deleted the CRM5/PASSWORD credential of associate {owner.Id}"));
    }

    // As if the password changed while the old one was verified: the proof is from before, the ticket from after.
    [Test]
    public async Task A_login_whose_password_changes_meanwhile_gets_no_ticket()
    {
        var owner = await AddOwnerAsync();
        var before = await Server.Services.GetRequiredService<AssociateRepository>()
            .GetAsync(owner.Id, CancellationToken.None);
        var caller = (await Server.Services.GetRequiredService<TicketService>()
            .FindAsync(owner.OtherTicket.Split(' ')[1], CancellationToken.None))!;

        await CallAsync(owner.Ticket, "ChangeOwnPassword", BodyOf("ChangeOwnPassword", owner));

        var tickets = Server.Services.GetRequiredService<TicketService>();
        var tokens = Server.Services.GetRequiredService<AccessTokenService>();
        var byPassword = caller with { Proof = LoginProof.OfPassword(before!.PasswordHash!) };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await tickets.IssueForLoginAsync(before, CancellationToken.None), Is.Null);
            foreach (var stale in new[] { caller, byPassword })
            {
                Assert.That(
                    () => tickets.IssueAsync(stale, CancellationToken.None), Throws.TypeOf<SoSessionException>());
                Assert.That(
                    () => tokens.IssueAsync(stale, applicationToken: null, CancellationToken.None),
                    Throws.TypeOf<SoSessionException>());
            }
        }
    }

    private static object BodyOf(string operation, Owner owner)
    {
        var credential = new { Type = new { Type = "CRM5/PASSWORD" }, Value = NewPassword };
        return operation switch
        {
            "ChangeOwnPassword" => new { OldPassword = Password, NewPassword },
            "ChangePassword" => new { AssociateId = owner.Id, OldPassword = Password, NewPassword },
            "ChangePasswordFromName" => new { AssociateName = owner.Name, OldPassword = Password, NewPassword },
            "SetPassword" => new { AssociateId = owner.Id, Password = NewPassword },
            "SetPasswordFromName" => new { AssociateName = owner.Name, Password = NewPassword },
            "SetGeneratedPassword" => new { AssociateId = owner.Id },
            "SaveCredential" => new { UserId = owner.Id, Credential = credential },
            "DeleteCredential" => new { UserId = owner.Id, CredentialType = "crm5/password" },
            "SaveUser" => new { AssociateId = owner.Id, owner.Name, Credentials = new[] { credential } },
            _ => new object[]
            {
                new { op = "test", path = "/AssociateId", value = owner.Id },
                new { op = "add", path = "/Credentials/-", value = credential },
            },
        };
    }

    private async Task<(bool Ticket, bool OtherTicket, bool Token, bool OldPassword)> ValidOf(Owner owner) => (
        await IsValidAsync(owner.Ticket),
        await IsValidAsync(owner.OtherTicket),
        await IsValidAsync(owner.Token),
        await IsValidAsync(Basic(owner.Name, Password)));
}
