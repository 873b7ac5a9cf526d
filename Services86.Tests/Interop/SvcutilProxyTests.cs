using System.ServiceModel;
using Services86.Tests.Support;
using E = Services86.Wcf.EMail;
using P = Services86.Wcf.SoPrincipal;
using U = Services86.Wcf.User;

namespace Services86.Tests.Interop;

/// <summary>
/// Proxies that dotnet-svcutil generated with <c>--sync</c> from the WSDL of an earlier version of this server. They
/// are not renewed: the proxies of clients are not either.
/// </summary>
internal sealed class SvcutilProxyTests : WcfFixture
{
    private const string Text = " p<&>\"'ß 日本 😀\u00a0\r\n\t]]> ";
    private const string Application = "an application token";

    private P.SoPrincipalClient _principal = null!;
    private U.User1Client _user = null!;
    private E.EMailClient _email = null!;
    private U.SoCredentials _credentials = null!;
    private U.SoTimeZone? _zone;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        Secret(Text);
        _principal = new P.SoPrincipalClient(new BasicHttpBinding(), AddressOf("SoPrincipal"));
        _user = new U.User1Client(new BasicHttpBinding { MaxReceivedMessageSize = 1 << 24 }, AddressOf("User"));
        _email = new E.EMailClient(new BasicHttpBinding(), AddressOf("EMail"));
        var login = await _principal.AuthenticateUsernamePasswordAsync(
            new() { UserName = "admin", Password = Services86Server.AdminPassword });
        _credentials = new U.SoCredentials { Ticket = login.Credentials.Ticket };
    }

    [OneTimeTearDown]
    public void Close()
    {
        ((IDisposable)_principal).Dispose();
        ((IDisposable)_user).Dispose();
        ((IDisposable)_email).Dispose();
    }

    [SetUp]
    public void ResetZone() => _zone = null;

    [Test]
    public void A_login_returns_the_exception_and_the_result_in_out_parameters()
    {
        var error = _principal.AuthenticateUsernamePassword(
            Application,
            "admin",
            Services86Server.AdminPassword,
            out var extraInfo,
            out var succeeded,
            out _,
            out var associate,
            out var credentials,
            out var isAuthenticated);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.Null);
            Assert.That(extraInfo, Is.Null);
            Assert.That(succeeded, Is.True);
            Assert.That(isAuthenticated, Is.True);
            Assert.That(associate.Associate, Is.EqualTo("admin"));
            Assert.That(credentials.Ticket, Does.StartWith("7T:"));
        }
    }

    [Test]
    public async Task A_wrong_password_is_no_refusal()
    {
        var login = await _principal.AuthenticateUsernamePasswordAsync(
            new() { ApplicationToken = Application, UserName = "admin", Password = "wrong" });

        Assert.That(login.Succeeded, Is.True);
        Assert.That(login.AuthenticationSucceeded, Is.False);
        Assert.That(login.Credentials, Is.Null);
    }

    [Test]
    public async Task A_login_with_a_dictionary_succeeds()
    {
        var login = await _principal.AuthenticateGenericAsync(new()
        {
            AuthenticationData = new()
            {
                ["username"] = "admin",
                ["password"] = Services86Server.AdminPassword,
            },
        });

        Assert.That(login.AuthenticationSucceeded, Is.True);
    }

    [Test]
    public async Task System_information_is_read()
    {
        var reply = await _principal.GetSystemInfoAsync(Application);

        Assert.That(reply.Succeeded, Is.True);
        Assert.That(reply.SystemInfo.IsUnicode, Is.True);
    }

    [Test]
    public void A_ServiceAuth_is_saved_read_and_deleted_by_synchronous_calls()
    {
        _user.CreateDefaultServiceAuth(Application, _credentials, ref _zone, out _, out _, out var auth);
        auth.Server = "imap.exämple.com";
        auth.Password = Text;
        _user.SaveServiceAuth(Application, _credentials, ref _zone, auth, out _, out var isSaved, out var saved);
        var id = saved.ServiceAuthId;
        _user.GetServiceAuth(Application, _credentials, ref _zone, id, out _, out _, out var read);
        _user.DeleteServiceAuth(Application, _credentials, ref _zone, id, out _, out var isDeleted);
        _user.GetServiceAuth(Application, _credentials, ref _zone, id, out _, out var isRead, out var gone);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(isSaved, Is.True);
            Assert.That(read.Server, Is.EqualTo("imap.exämple.com"));
            Assert.That(read.Password, Is.EqualTo(Text));
            Assert.That(isDeleted, Is.True);
            Assert.That(isRead, Is.True);
            Assert.That(gone, Is.Null);
        }
    }

    [Test]
    public async Task A_ServiceAuth_is_updated_by_asynchronous_calls()
    {
        var saved = await _user.SaveServiceAuthAsync(null, _credentials, null, new() { Port = 993 });
        saved.Response.Port = 143;

        var updated = await _user.SaveServiceAuthAsync(null, _credentials, null, saved.Response);

        Assert.That(updated.Succeeded, Is.True);
        Assert.That(updated.Response.Port, Is.EqualTo(143));
        Assert.That(updated.Response.ServiceAuthId, Is.EqualTo(saved.Response.ServiceAuthId));
    }

    [Test]
    public async Task An_EMailAccount_is_saved_and_read()
    {
        var credentials = new E.SoCredentials { Ticket = _credentials.Ticket };
        var account = (await _email.CreateDefaultEMailAccountAsync(null, credentials, null)).Response;
        account.EMailAddress = "blåbær@example.com";
        account.IncomingCredentials.Password = Text;

        var saved = await _email.SaveEMailAccountAsync(null, credentials, null, account);
        var read = await _email.GetEMailAccountAsync(null, credentials, null, saved.Response.EMailAccountId);

        Assert.That(read.Response.EMailAddress, Is.EqualTo("blåbær@example.com"));
        Assert.That(read.Response.IncomingCredentials.Password, Is.EqualTo(Text));
    }

    [Test]
    public async Task UntrustedCredentials_are_saved_and_read_in_the_zone_of_the_call()
    {
        var validFrom = new DateTime(2026, 7, 15, 12, 0, 0);
        var credentials = new U.UntrustedCredentials
        {
            PublicValue = "anna",
            SecretValue = Text,
            ValidFrom = DateTime.SpecifyKind(validFrom, DateTimeKind.Utc),
            ValidTo = DateTime.MaxValue,
            IsActive = true,
        };
        await _user.SaveUntrustedCredentialsAsync(null, _credentials, null, "proxy", credentials);

        _zone = new U.SoTimeZone { SoTimeZoneLocationCode = "US-NY" };
        _user.GetUntrustedCredentials(
            Application, _credentials, ref _zone, "proxy", out _, out var succeeded, out var saved);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(succeeded, Is.True);
            Assert.That(_zone!.SoTimeZoneId, Is.EqualTo(460));
            Assert.That(saved.Single().SecretValue, Is.EqualTo(Text));
            Assert.That(saved.Single().ValidFrom, Is.EqualTo(validFrom.AddHours(-4)));
        }
    }

    [Test]
    public async Task The_user_of_the_login_is_read()
    {
        var reply = await _user.GetUserAsync(null, _credentials, null, 1);

        Assert.That(reply.Response.Name, Is.EqualTo("admin"));
        Assert.That(reply.Response.Type, Is.EqualTo(U.UserType.InternalAssociate));
        Assert.That(reply.Response.Lastlogin.Year, Is.EqualTo(2026));
    }

    [Test]
    public void A_refused_call_returns_the_exception()
    {
        var error = _user.DeleteServiceAuth(
            Application, _credentials, ref _zone, int.MaxValue, out _, out var succeeded);

        Assert.That(succeeded, Is.False);
        Assert.That(error.ExceptionType, Is.EqualTo("SuperOffice.Exceptions.SoNotFoundException"));
        Assert.That(error.FriendlyText, Is.Not.Empty);
    }

    [Test]
    public async Task A_call_with_an_unknown_ticket_is_refused()
    {
        var reply = await _user.GetServiceAuthAsync(null, new() { Ticket = "7T:unknown" }, null, 1);

        Assert.That(reply.Succeeded, Is.False);
        Assert.That(reply.ExceptionInfo.ExceptionType, Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
    }

    [Test]
    public async Task Twenty_concurrent_calls_get_their_own_replies()
    {
        var ports = Enumerable.Range(1, 20).ToArray();

        var saved = await Task.WhenAll(ports.Select(
            port => _user.SaveServiceAuthAsync(null, _credentials, null, new() { Port = port })));

        Assert.That(saved.Select(reply => reply.Response.Port), Is.EqualTo(ports));
    }

    [Test]
    public async Task A_text_of_100000_characters_arrives_as_it_was_sent()
    {
        var text = new string('å', 100_000);

        var saved = await _user.SaveServiceAuthAsync(null, _credentials, null, new() { Password = text });

        Assert.That(saved.Response.Password, Is.EqualTo(text));
    }

    private EndpointAddress AddressOf(string agent) => new($"{ServicesAddress}/{agent}.svc");
}
