using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

internal sealed class ServiceAuthsTests(DatabaseProvider provider) : ServiceAuthFixture(provider)
{
    [Test]
    public async Task The_default_record_is_empty_and_not_stored()
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await Server.PostAsync("User", SoapText.Call(Admin, "CreateDefaultServiceAuth"));

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
    public async Task A_saved_record_gets_an_id_and_is_returned()
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
        var id = await AddFullAsync();
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
    public async Task An_update_clears_absent_members()
    {
        var id = await AddFullAsync();

        await SaveAsync(SoapText.Element("ServiceAuthId", id));
        var got = await GetAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Number("Port"), Is.Zero);
            Assert.That(Texts.Select(got.Value), Is.All.Null);
        }
    }

    [Test]
    public async Task The_id_is_found_in_any_order_of_the_members()
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

        var deleted = await Server.PostAsync("User", SoapText.DeleteServiceAuth(Admin, id));
        var got = await GetAsync(id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Succeeded, Is.True);
            Assert.That(deleted.Element("DeleteServiceAuthResponse")!.Nodes(), Is.Empty);
            Assert.That(got.Succeeded, Is.True);
            Assert.That(got.Value("Response"), Is.Null);
        }
    }

    [Test]
    public async Task Concurrent_saves_get_ids_and_values_of_their_own()
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
    public async Task Owners_have_all_rights_to_a_record()
    {
        var (_, ticket) = await AddEmployeeAsync();
        var created = await CallAsync(ticket, "CreateDefaultServiceAuth");
        var saved = await Server.PostAsync("User", SoapText.SaveServiceAuth(ticket));
        var got = await Server.PostAsync("User", SoapText.GetServiceAuth(ticket, saved.Number("ServiceAuthId")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Rights.MaskOf(created.Element("Response")!), Is.EqualTo(Rights.Everything));
            Assert.That(Rights.MaskOf(saved.Element("Response")!), Is.EqualTo(Rights.Everything));
            Assert.That(Rights.MaskOf(got.Element("Response")!), Is.EqualTo(Rights.Everything));
            Assert.That(got.Element("FieldProperties")!.IsEmpty, Is.True);
        }
    }

    private async Task<int> AddFullAsync()
    {
        var texts = Texts.Select(name => SoapText.Element(name, "old"));
        var saved = await SaveAsync([SoapText.Element("Port", 1), .. texts]);
        return saved.Number("ServiceAuthId");
    }
}
