using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class StoredServiceAuthsTests
{
    [Test]
    public async Task No_file_of_the_server_contains_a_password_or_ticket_in_clear()
    {
        using var directory = new TemporaryDirectory();
        const string Password = "plain-to-be-found-7261";
        await using var server = await Services86Server.StartInAsync(directory);
        var ticket = await server.LogInAsync();

        var saved = await server.PostAsync("User", SoapText.SaveServiceAuth(
            ticket, SoapText.Element("Server", "clear-to-be-found"), SoapText.Element("Password", Password)));

        byte[][] files =
        [
            .. Directory.GetFiles(directory.FullName, "*", SearchOption.AllDirectories).Select(ReadShared)
        ];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Value("Password"), Is.EqualTo(Password));
            Assert.That(files.Where(file => Contains(file, "clear-to-be-found")), Is.Not.Empty, "a stored text");
            Assert.That(files.Where(file => Contains(file, Password)), Is.Empty);
            Assert.That(files.Where(file => Contains(file, ticket)), Is.Empty);
            Assert.That(files.Where(file => Contains(file, Services86Server.AdminPassword)), Is.Empty);
        }
    }

    [Test]
    public async Task Records_and_tickets_survive_a_restart()
    {
        using var directory = new TemporaryDirectory();
        string ticket;
        int id;
        await using (var first = await Services86Server.StartInAsync(directory))
        {
            ticket = await first.LogInAsync();
            var saved = await first.PostAsync("User", SoapText.SaveServiceAuth(
                ticket, SoapText.Element("Server", "s"), SoapText.Element("Password", "p&<>\"'æøå€😀 ]]>")));
            id = saved.Number("ServiceAuthId");
        }

        await using var second = await Services86Server.StartInAsync(directory);
        var got = await second.PostAsync("User", SoapText.GetServiceAuth(ticket, id));
        var next = await second.PostAsync("User", SoapText.SaveServiceAuth(ticket));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Value("Server"), Is.EqualTo("s"));
            Assert.That(got.Value("Password"), Is.EqualTo("p&<>\"'æøå€😀 ]]>"));
            Assert.That(next.Number("ServiceAuthId"), Is.GreaterThan(id));
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static bool Contains(byte[] file, string text) =>
        file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0
        || file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
