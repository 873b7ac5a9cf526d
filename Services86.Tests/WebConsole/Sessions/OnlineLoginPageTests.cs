using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Sessions;

internal sealed class OnlineLoginPageTests : ServerFixture
{
    protected override string[] Configuration => ["--Services86:Installation=Online"];

    [Test]
    public async Task An_Online_installation_logs_in_by_the_form_though_it_refuses_Basic()
    {
        using var client = await PageClient.LogInAsync(Server);

        using var page = await client.GetAsync("console/account");

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
