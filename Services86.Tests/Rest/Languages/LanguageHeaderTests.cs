using System.Net;
using System.Text.Json.Nodes;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Languages;

internal sealed class LanguageHeaderTests : RestHeadersFixture
{
    private const string Text = "NO:\"Leverandør\";US:\"Supplier\"";

    private static readonly (string, string) Admin = Basic("admin", Services86Server.AdminPassword);

    private int _id;

    [OneTimeSetUp]
    public async Task Save()
    {
        var body = new JsonObject { ["Server"] = Text, ["AuthType"] = "plain", ["Password"] = Secret(Text) };
        var answer = await CallAsync("SaveServiceAuth", body.ToJsonString(), Admin);
        _id = answer.Json.GetProperty("ServiceAuthId").GetInt32();
    }

    [TestCase("Accept-Language", "en", "Supplier", "en")]
    [TestCase("Accept-Language", "nb-NO, en;q=0.5", "Leverandør", "no")]
    [TestCase("SO-Language", "en-GB", "Supplier", "en")]
    [TestCase("Accept-Language", "tlh", Text, "")]
    [TestCase("SO-Language", "x", Text, "")]
    [TestCase("SO-Culture", "sv", Text, "")]
    public async Task Texts_are_translated_to_the_requested_language_and_secrets_are_not(
        string name, string value, string expected, string language)
    {
        var answer = await CallAsync($"GetServiceAuth?serviceAuthId={_id}", null, Admin, (name, value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Json.GetProperty("Server").GetString(), Is.EqualTo(expected));
            Assert.That(answer.Json.GetProperty("Password").GetString(), Is.EqualTo(Text));
            Assert.That(answer.Headers.GetValueOrDefault("Content-Language", ""), Is.EqualTo(language));
        }
    }

    [Test]
    public async Task XML_is_translated_too()
    {
        var answer = await CallAsync(
            $"GetServiceAuth?serviceAuthId={_id}",
            null,
            Admin,
            ("Accept", "application/xml"),
            ("Accept-Language", "en"));

        Assert.That(answer.Text, Does.Contain(">Supplier<").And.Contain(">NO:"));
    }

    [Test]
    public async Task A_response_without_translated_texts_has_no_Content_Language()
    {
        var answer = await CallAsync("CreateDefaultServiceAuth", null, Admin, ("Accept-Language", "en"));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers, Does.Not.ContainKey("Content-Language"));
    }
}
