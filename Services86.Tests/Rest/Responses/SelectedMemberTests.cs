using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Responses;

internal sealed class SelectedMemberTests : RestFixture
{
    [TestCase("Nope", "'Nope'")]
    [TestCase("Port,Servr", "such as Server,")]
    [TestCase("*,Nope", "'Nope'")]
    [TestCase("Server/Nope", null)]
    public async Task An_unknown_name_is_refused_with_the_nearest_names(string select, string? named)
    {
        var id = await SaveServiceAuthAsync();
        foreach (var accept in new[] { "application/json", "application/xml" })
        {
            var answer = await CallAsync($"User/GetServiceAuth?serviceAuthId={id}&$select={select}", accept: accept);

            // A name within a value without members changes nothing.
            Assert.That(
                answer.Status, Is.EqualTo(named is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest), answer.Text);
            Assert.That(answer.Text, Does.Contain(named ?? "imap.example.com").IgnoreCase);
        }
    }

    [TestCase("IncomingCredentials/Nope", "ServiceAuth")]
    [TestCase("EMailAddress,IncomingCredentials/Serve", "Server")]
    public async Task Nested_names_are_checked(string select, string named)
    {
        var answer = await CallAsync($"EMail/CreateDefaultEMailAccount?$select={select}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Message, Does.Contain(named));
    }

    [Test]
    public async Task Names_of_the_items_of_a_list_are_checked()
    {
        var answer = await CallAsync("User/GetUserInfoList?$select=Nope", "[1]");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
    }

    [TestCase("*")]
    [TestCase("*,Port")]
    [TestCase("Port, *")]
    [TestCase("")]
    public async Task An_asterisk_selects_all_members(string select)
    {
        var id = await SaveServiceAuthAsync();
        foreach (var accept in new[] { "application/json", "application/xml" })
        {
            var all = await CallAsync($"User/GetServiceAuth?serviceAuthId={id}", accept: accept);
            var selected = await CallAsync($"User/GetServiceAuth?serviceAuthId={id}&$select={select}", accept: accept);

            Assert.That(selected.Text, Is.EqualTo(all.Text));
        }
    }

    [Test]
    public async Task An_asterisk_after_a_slash_selects_all_members_within()
    {
        var answer = await CallAsync("EMail/CreateDefaultEMailAccount?$select=IncomingCredentials/*");

        Assert.That(answer.Json.GetProperty("IncomingCredentials").GetProperty("Server").GetString(), Is.Empty);
        Assert.That(answer.Json.GetProperty("EMailAddress").GetString(), Is.Null);
    }

    [Test]
    public async Task A_call_with_an_unknown_name_has_no_effect()
    {
        var before = await Server.CountServiceAuthsAsync();

        await CallAsync("User/SaveServiceAuth?$select=Nope", """{"Server":"x"}""");

        Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
    }
}
