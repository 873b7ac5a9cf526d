using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.EMail;

internal sealed class CurrentAccountTests(DatabaseProvider provider) : EMailFixture(provider)
{
    [Test]
    public async Task The_current_account_is_the_last_synchronised_one_or_else_the_newest()
    {
        await Server.AddUserAsync("Cora", Secret("Pa55-of-cora"));
        var cora = await Server.LogInAsync("Cora", "Pa55-of-cora");

        var none = await CallAsync(cora, "GetCurrentAccount");
        var noId = await CallAsync(cora, "GetCurrentAccountId");
        var first = await AddAccountAsync(cora);
        var second = await AddAccountAsync(cora);
        var newest = await CallAsync(cora, "GetCurrentAccountId");
        await CallAsync(cora, "SyncEmailAccount", Account(first));
        var usedId = await CallAsync(cora, "GetCurrentAccountId");
        var used = await CallAsync(cora, "GetCurrentAccount");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.Succeeded, Is.True);
            Assert.That(none.Value("Response"), Is.Null);
            Assert.That(noId.Number("Response"), Is.Zero);
            Assert.That(newest.Number("Response"), Is.EqualTo(second));
            Assert.That(usedId.Number("Response"), Is.EqualTo(first));
            Assert.That(used.Number("EMailAccountId"), Is.EqualTo(first));
            Assert.That(LoginValue(used, "IncomingCredentials", "Password"), Is.EqualTo("secret"));
        }
    }

    private static XElement Account(int id) => SoapText.Element("SyncUserAccount", SoapText.Element("AccountId", id));
}
