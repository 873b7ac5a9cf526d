using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class ServiceAuthTests : ServerFixture
{
    private static readonly string[] Texts = ["Server", "AuthType", "Username", "Password"];

    private string _ticket = null!;

    [OneTimeSetUp]
    public async Task LogIn() => _ticket = await Server.LogInAsync();

    [Test]
    public async Task A_default_record_is_empty_and_not_stored()
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await Server.PostAsync("User", SoapText.Call(_ticket, "CreateDefaultServiceAuth"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.True);
            Assert.That(answer.Number("ServiceAuthId"), Is.Zero);
            Assert.That(answer.Number("Port"), Is.Zero);
            Assert.That(Texts.Select(answer.Value), Is.All.Empty);
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task A_saved_record_gets_an_id_and_comes_back()
    {
        var saved = await SaveAsync(
            SoapText.Element("Server", "imap.example.com"),
            SoapText.Element("Port", 993),
            SoapText.Element("AuthType", "plain-text"),
            SoapText.Element("Username", "ola"),
            SoapText.Element("Password", Secret("pa55-that-comes-back")));

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        foreach (var answer in new[] { saved, got })
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(answer.Succeeded, Is.True);
                Assert.That(answer.Number("ServiceAuthId"), Is.GreaterThan(0));
                Assert.That(answer.Value("Server"), Is.EqualTo("imap.example.com"));
                Assert.That(answer.Value("Port"), Is.EqualTo("993"));
                Assert.That(answer.Value("AuthType"), Is.EqualTo("plain-text"));
                Assert.That(answer.Value("Username"), Is.EqualTo("ola"));
                Assert.That(answer.Value("Password"), Is.EqualTo("pa55-that-comes-back"));
            }
        }
    }

    [Test]
    public async Task An_update_replaces_every_member()
    {
        var id = (await SaveAsync([SoapText.Element("Port", 1), .. Texts.Select(name => SoapText.Element(name, "old"))]))
            .Number("ServiceAuthId");
        var before = await Server.CountServiceAuthsAsync();

        var updated = await SaveAsync(
        [
            SoapText.Element("ServiceAuthId", id),
            SoapText.Element("Port", 2),
            .. Texts.Select(name => SoapText.Element(name, "new " + name)),
        ]);
        var got = await GetAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(updated.Number("ServiceAuthId"), Is.EqualTo(id));
            Assert.That(got.Number("Port"), Is.EqualTo(2));
            Assert.That(Texts.Select(got.Value), Is.EqualTo(Texts.Select(name => "new " + name)));
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task An_update_without_a_member_empties_it()
    {
        var id = (await SaveAsync([SoapText.Element("Port", 1), .. Texts.Select(name => SoapText.Element(name, "old"))]))
            .Number("ServiceAuthId");

        await SaveAsync(SoapText.Element("ServiceAuthId", id));
        var got = await GetAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Number("Port"), Is.Zero);
            Assert.That(Texts.Select(got.Value), Is.All.Null);
        }
    }

    [Test]
    public async Task Members_in_any_order_keep_their_id()
    {
        var id = (await SaveAsync(SoapText.Element("Server", "old"))).Number("ServiceAuthId");
        var before = await Server.CountServiceAuthsAsync();

        var answer = await SaveAsync(
            SoapText.Element("Password", "p"),
            SoapText.Element("Server", "new"),
            SoapText.Element("ServiceAuthId", id),
            SoapText.Nil("TableRight"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Number("ServiceAuthId"), Is.EqualTo(id));
            Assert.That(answer.Value("Server"), Is.EqualTo("new"));
            Assert.That(answer.Value("Password"), Is.EqualTo("p"));
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task A_deleted_record_is_gone()
    {
        var id = (await SaveAsync(SoapText.Element("Server", "s"))).Number("ServiceAuthId");

        var deleted = await Server.PostAsync("User", SoapText.DeleteServiceAuth(_ticket, id));
        var got = await GetAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That(deleted.Element("DeleteServiceAuthResponse")!.Nodes(), Is.Empty);
            Assert.That(got.Succeeded, Is.True);
            Assert.That(got.Value("Response"), Is.Null);
        }
    }

    [TestCase("p&<>\"'æøå€😀 ]]>")]
    [TestCase("  between spaces  ")]
    [TestCase("one\ntwo\tthree")]
    [TestCase("\n")]
    [TestCase(" ")]
    [TestCase("\t")]
    [TestCase("")]
    [TestCase("&amp;&lt;")]
    [TestCase("\u0085\u2028\u00A0\uFEFF")]
    [TestCase("e\u0301 é")]
    [TestCase("👩‍👩‍👧‍👦")]
    [TestCase("\u007F\u0080\uFFFD\uE000")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        var saved = await SaveAsync(Texts.Select(name => (object)SoapText.Element(name, text)).ToArray());

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        Assert.That(Texts.Select(saved.Value), Is.All.EqualTo(text));
        Assert.That(Texts.Select(got.Value), Is.All.EqualTo(text));
    }

    [TestCase("a&#xD;b", "a\rb")]
    [TestCase("a&#13;&#10;b", "a\r\nb")]
    [TestCase("a\r\nb", "a\nb")]
    [TestCase("<![CDATA[a & <b> ]]>", "a & <b> ")]
    [TestCase("x<![CDATA[]]]]><![CDATA[>]]>y", "x]]>y")]
    [TestCase("a<!-- comment -->b", "ab")]
    [TestCase("&#x1F600;", "😀")]
    [TestCase("&quot;&apos;", "\"'")]
    public async Task Text_is_read_as_XML_says(string content, string text)
    {
        var envelope = SoapText.SaveServiceAuth(_ticket, SoapText.Element("Password", "CONTENT"))
            .Replace("CONTENT", content, StringComparison.Ordinal);
        var saved = await Server.PostAsync("User", envelope);

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        Assert.That(got.Value("Password"), Is.EqualTo(text));
    }

    [Test]
    public async Task A_password_of_64_KiB_comes_back()
    {
        var password = string.Concat(Enumerable.Range(0, 8192).Select(i => $"{i:x4}æø"));
        var saved = await SaveAsync(SoapText.Element("Password", password));

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        Assert.That(got.Value("Password"), Is.EqualTo(password));
    }

    [Test]
    public async Task Empty_nil_and_absent_stay_what_they_are()
    {
        var saved = await SaveAsync(SoapText.Element("Server", ""), SoapText.Nil("Username"), SoapText.Element("Password", ""));

        var got = await GetAsync(saved.Number("ServiceAuthId"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Value("Server"), Is.Empty);
            Assert.That(got.Value("Username"), Is.Null);
            Assert.That(got.Value("AuthType"), Is.Null);
            Assert.That(got.Value("Password"), Is.Empty);
        }
    }

    [TestCase("2147483647", 2147483647)]
    [TestCase("-2147483648", -2147483648)]
    [TestCase(" 993\n", 993)]
    [TestCase("+993", 993)]
    [TestCase("00993", 993)]
    public async Task An_int_is_read_as_XML_Schema_says(string text, int port)
    {
        var answer = await SaveAsync(SoapText.Element("Port", text));

        Assert.That(answer.Number("Port"), Is.EqualTo(port));
    }

    [Test]
    public async Task Saves_at_the_same_time_get_their_own_ids_and_values()
    {
        const int Tasks = 16;
        const int SavesEach = 10;
        var answers = await Task.WhenAll(Enumerable.Range(0, Tasks).Select(task => Task.Run(async () =>
        {
            var own = new List<(string Sent, SoapHttpAnswer Answer)>();
            for (var save = 0; save < SavesEach; save++)
            {
                var password = $"password-{task}-{save}";
                own.Add((password, await SaveAsync(SoapText.Element("Password", password))));
            }

            return own;
        })));

        var all = answers.SelectMany(own => own).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(all.Select(pair => pair.Answer.Value("Password")), Is.EqualTo(all.Select(pair => pair.Sent)));
            Assert.That(all.Select(pair => pair.Answer.Number("ServiceAuthId")), Is.Unique);
        }
    }

    [Test]
    public async Task No_file_of_the_server_has_a_password_in_clear()
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
            Assert.That(files.Where(file => Has(file, "clear-to-be-found")), Is.Not.Empty, "what is not secret is there");
            Assert.That(files.Where(file => Has(file, Password)), Is.Empty);
            Assert.That(files.Where(file => Has(file, ticket)), Is.Empty);
            Assert.That(files.Where(file => Has(file, Services86Server.AdminPassword)), Is.Empty);
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

    private static bool Has(byte[] file, string text) =>
        file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    private Task<SoapHttpAnswer> SaveAsync(params object[] members) =>
        Server.PostAsync("User", SoapText.SaveServiceAuth(_ticket, members));

    private Task<SoapHttpAnswer> GetAsync(int id) => Server.PostAsync("User", SoapText.GetServiceAuth(_ticket, id));
}
