using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

/// <summary>The program on Services86.Client in README.md, in docs/CLIENTS.md and in the package.</summary>
internal sealed class DocumentedClientTests : WcfFixture
{
    [Test]
    public async Task The_documented_program_saves()
    {
        var (server, name, password) = (ServicesAddress.ToString(), "admin", Services86Server.AdminPassword);

        // documentation begin
        var address = new Uri(server);
        var session = new Services86Session();
        await session.LoginAsync(address, name, password);
        var user = Services86Channels.Create<IUserAgent>(address, session);
        var saved = await user.SaveServiceAuthAsync(new() { Server = "imap.example.com", Port = 993 });
        // documentation end

        Assert.That(saved!.ServiceAuthId, Is.GreaterThan(0));
    }
}
