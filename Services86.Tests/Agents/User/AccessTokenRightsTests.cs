using System.Net;
using Services86.Data;
using Services86.Data.Associates;

namespace Services86.Tests.Agents.User;

/// <summary>An access token changes nothing that gives access after its hour.</summary>
internal sealed class AccessTokenRightsTests(DatabaseProvider provider) : PasswordChangeFixture(provider)
{
    [TestCase("SaveCredential")]
    [TestCase("SaveCredential of Active Directory")]
    [TestCase("DeleteCredential")]
    [TestCase("GetAccessToken")]
    public async Task A_token_of_an_employee_is_refused(string operation)
    {
        var owner = await AddOwnerAsync();

        await AssertRefusedAsync(owner, owner, operation);

        Assert.That(await IsValidAsync(Basic(owner.Name, Password)), Is.True);
        Assert.That(await IsValidAsync(owner.OtherTicket), Is.True);
    }

    [TestCase("SaveCredential")]
    [TestCase("DeleteCredential")]
    [TestCase("SetPassword")]
    [TestCase("SetPasswordFromName")]
    [TestCase("SetGeneratedPassword")]
    [TestCase("SaveUser")]
    [TestCase("SaveUser of a new user")]
    [TestCase("SaveUser by a merge patch")]
    [TestCase("MakeRetired")]
    public async Task A_token_of_an_administrator_is_refused(string operation)
    {
        var administrator = await AddOwnerAsync(AssociateRole.Administrator);
        var owner = await AddOwnerAsync();

        await AssertRefusedAsync(administrator, owner, operation);

        Assert.That(await IsValidAsync(Basic(owner.Name, Password)), Is.True);
    }

    [Test]
    public async Task A_token_starts_no_session()
    {
        var owner = await AddOwnerAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session");
        request.Headers.TryAddWithoutValidation("Authorization", owner.Token);

        using var response = await Server.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(response.Headers.Contains("Set-Cookie"), Is.False);
    }

    [Test]
    public async Task A_token_saves_logins_to_mail_servers_and_retires_users()
    {
        var administrator = await AddOwnerAsync(AssociateRole.Administrator);
        var owner = await AddOwnerAsync();

        var saved = await CallAsync(administrator.Token, "SaveServiceAuth", new { Server = "imap.example.com" });
        var retired = await CallAsync(
            administrator.Token, "MakeRetired", new { AssociateId = owner.Id, Retired = true });

        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.OK), saved.Text);
        Assert.That(retired.Status, Is.EqualTo(HttpStatusCode.NoContent), retired.Text);
    }

    private async Task AssertRefusedAsync(Owner caller, Owner owner, string operation)
    {
        var answer = await CallAsync(caller.Token, operation, BodyOf(operation, owner));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden), answer.Text);
        Assert.That(answer.ErrorType, Is.EqualTo("SoFunctionRightException"));
        Assert.That(answer.Text, Does.Contain("call with your password or a ticket"));
    }

    private static object BodyOf(string operation, Owner owner)
    {
        var password = new { Type = new { Type = "CRM5/PASSWORD" }, Value = NewPassword };
        return operation switch
        {
            "SaveCredential" => new { UserId = owner.Id, Credential = password },
            "SaveCredential of Active Directory" => new
            {
                UserId = owner.Id,
                Credential = new { Type = new { Type = "ActiveDirectory" }, Value = "S-1-5-21-9" },
            },
            "DeleteCredential" => new { UserId = owner.Id, CredentialType = "CRM5/PASSWORD" },
            "SetPassword" => new { AssociateId = owner.Id, Password = NewPassword },
            "SetPasswordFromName" => new { AssociateName = owner.Name, Password = NewPassword },
            "SetGeneratedPassword" => new { AssociateId = owner.Id },
            "SaveUser" => new { AssociateId = owner.Id, owner.Name, Role = new { Id = 2 } },
            "SaveUser of a new user" => new
            {
                Name = "back door",
                Role = new { Id = 2 },
                Credentials = new[] { password },
            },
            "SaveUser by a merge patch" => new { AssociateId = owner.Id, Role = new { Id = 2 } },
            "MakeRetired" => new { AssociateId = owner.Id, Retired = false },
            _ => new { },
        };
    }
}
