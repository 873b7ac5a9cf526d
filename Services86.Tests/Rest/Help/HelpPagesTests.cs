using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Help;

internal sealed class HelpPagesTests : RestFixture
{
    [TestCase(null)]
    [TestCase("*/*")]
    [TestCase("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    public async Task The_root_is_HTML_unless_the_client_prefers_another_format(string? accept)
    {
        var answer = await GetAsync("/api", accept);

        Assert.That(answer.ContentType, Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(answer.Text, Does.Contain($"<a href=\"{Server.Address}api/v1\">"));
    }

    [Test]
    public async Task The_root_describes_the_server_in_JSON()
    {
        var answer = await GetAsync("/Cust12345/api/", "application/json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                answer.Json.EnumerateObject().Select(member => member.Name),
                Is.EqualTo(
                [
                    "v1", "NetServerVersion", "NetServerAssembly", "NetServerDate", "NetServerLabel", "NetServer",
                    "Services", "ServicesCurrent", "Version",
                ]));
            Assert.That(answer.Json.GetProperty("v1").GetString(), Is.EqualTo($"{Server.Address}Cust12345/api/v1"));
            Assert.That(answer.Json.GetProperty("ServicesCurrent").GetString(), Is.EqualTo("Services86"));
            Assert.That(answer.Json.GetProperty("Version").GetString(), Is.EqualTo("v1"));
        }
    }

    [Test]
    public async Task The_root_describes_the_server_in_XML()
    {
        var answer = await GetAsync("/api", "text/xml");

        Assert.That(answer.Xml.Element(SoapText.Services86 + "Services")!.Value, Is.EqualTo("Services86"));
    }

    [Test]
    public async Task The_API_version_lists_every_operation_by_its_address()
    {
        var answer = await GetAsync("/api/v1");

        Assert.That(
            answer.Json.GetProperty($"{Server.Address}api/v1/Agents/User/GetServiceAuth")
                .GetProperty("POST").GetString(),
            Is.EqualTo("?serviceAuthId={serviceAuthId}   Gives ServiceAuth."));
        Assert.That(
            answer.Json.TryGetProperty($"{Server.Address}api/v1/Agents/EMail/SaveEMailAccount", out _), Is.True);
    }

    [Test]
    public async Task The_agents_are_listed()
    {
        var answer = await GetAsync("/api/v1/Agents");

        Assert.That(
            answer.Json.EnumerateObject().Select(member => member.Name[Server.Address.ToString().Length..]),
            Is.EqualTo(["api/v1/Agents/SoPrincipal", "api/v1/Agents/User", "api/v1/Agents/EMail"]));
    }

    [Test]
    public async Task An_agent_lists_its_operations()
    {
        var answer = await GetAsync("/api/v1/Agents/email", "application/xml");

        var urls = answer.Xml.Descendants(SoapText.Services86 + "Url").Select(url => url.Value).ToList();
        Assert.That(urls, Has.Member($"{Server.Address}api/v1/Agents/EMail/GetCurrentAccount"));
        Assert.That(urls, Has.All.Contains("/Agents/EMail/"));
    }

    [Test]
    public async Task An_operation_is_described_and_not_called()
    {
        var before = await Server.CountServiceAuthsAsync();

        var answer = await GetAsync("/api/v1/Agents/User/SaveServiceAuth");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Json.GetProperty("Operation").GetString(), Is.EqualTo("User.SaveServiceAuth"));
            Assert.That(
                answer.Json.GetProperty("Parameters")[0].GetProperty("Type").GetString(), Is.EqualTo("ServiceAuth"));
            Assert.That(answer.Json.GetProperty("Result").GetString(), Is.EqualTo("ServiceAuth"));
            Assert.That(
                answer.Json.GetProperty("Example").EnumerateObject().Select(member => member.Name),
                Is.EqualTo(["ServiceAuthId", "Server", "Port", "AuthType", "Username", "Password"]));
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
        }
    }

    [TestCase("/api")]
    [TestCase("/api/v1")]
    [TestCase("/api/v1/Agents/User/SaveUser")]
    public async Task HEAD_gives_only_the_length(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var response = await Server.Http.SendAsync(request);

        Assert.That(response.Content.Headers.ContentLength, Is.GreaterThan(0));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.Empty);
    }
}
