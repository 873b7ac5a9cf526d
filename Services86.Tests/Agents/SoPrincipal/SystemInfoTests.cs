using Services86.Data.Schema;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.SoPrincipal;

internal sealed class SystemInfoTests : ServerFixture
{
    [Test]
    public async Task The_server_and_its_database_are_described_without_a_login()
    {
        var answer = await Server.PostAsync("SoPrincipal", SoapText.Call(null, "GetSystemInfo"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.True);
            Assert.That(answer.Element("SystemInfo")!.Parent!.Name.LocalName, Is.EqualTo("GetSystemInfoResponse"));
            Assert.That(answer.Value("DatabaseType"), Is.EqualTo("SQLite"));
            Assert.That(answer.Value("DatabaseMinor"), Does.Match(@"^3\.\d+\.\d+$"));
            Assert.That(answer.Value("DatabaseName"), Is.EqualTo("services86.db"));
            Assert.That(answer.Number("DatabaseVersion"), Is.EqualTo(Migration.ReadEmbedded(".sqlite.sql").Count));
            Assert.That(
                answer.Value("AssemblyVersion"), Is.EqualTo(typeof(Program).Assembly.GetName().Version!.ToString()));
            Assert.That(answer.Value("License"), Is.Null);
            Assert.That(answer.Value("AccumulatedNextCheckDate"), Is.EqualTo("9999-12-31T23:59:59"));
            Assert.That(answer.Value("IsUnicode"), Is.EqualTo("true"));
        }
    }
}
