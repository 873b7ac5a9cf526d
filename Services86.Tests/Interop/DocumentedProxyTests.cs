using System.ServiceModel;
using Services86.Tests.Support;
using P = Services86.Wcf.SoPrincipal;
using U = Services86.Wcf.User;

namespace Services86.Tests.Interop;

/// <summary>The program on the proxies of dotnet-svcutil in docs/CLIENTS.md.</summary>
internal sealed class DocumentedProxyTests : WcfFixture
{
    [Test]
    public async Task The_documented_program_saves()
    {
        var (server, name, password) = (ServicesAddress.ToString(), "admin", Services86Server.AdminPassword);

        // documentation begin
        var http = new BasicHttpBinding();
        var principal = new P.SoPrincipalClient(http, new EndpointAddress(server + "/SoPrincipal.svc"));
        var login = await principal.AuthenticateUsernamePasswordAsync(
            new() { UserName = name, Password = password });

        var credentials = new U.SoCredentials { Ticket = login.Credentials.Ticket };
        var user = new U.User1Client(http, new EndpointAddress(server + "/User.svc"));
        var auth = new U.ServiceAuth { Server = "imap.example.com", Port = 993 };
        U.SoTimeZone? zone = null;
        var error = user.SaveServiceAuth(
            null, credentials, ref zone, auth, out var extraInfo, out var succeeded, out var saved);
        if (!succeeded)
        {
            throw new InvalidOperationException(error.FriendlyText);
        }
        // documentation end

        Assert.That(saved.ServiceAuthId, Is.GreaterThan(0));
        Assert.That(extraInfo, Is.Null);
    }
}
