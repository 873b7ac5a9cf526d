using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Services86.Host.Configuration;
using Services86.Tests.Support;

namespace Services86.Tests;

/// <summary>The calls, responses and settings in README.md and docs/ are those of the server.</summary>
internal sealed partial class DocumentationTests : ServerFixture
{
    private static readonly string Readme = File.ReadAllText(Repository.Path("README.md"));
    private static readonly string Clients = File.ReadAllText(Repository.Path("docs/CLIENTS.md"));
    private static readonly string Operations = File.ReadAllText(Repository.Path("docs/OPERATIONS.md"));

    [Test]
    public async Task The_documented_SOAP_calls_get_the_documented_responses()
    {
        var requests = Texts(Requests(), Readme + Clients);
        var responses = Texts(Responses(), Readme + Clients);

        var login = await Server.PostAsync(
            "SoPrincipal", requests[0].Replace("$PASSWORD", Services86Server.AdminPassword, StringComparison.Ordinal));
        var ticket = login.Value("Ticket")!;
        var save = await Server.PostAsync(
            "User", requests[1].Replace("$TICKET", ticket, StringComparison.Ordinal));

        var printedTicket = XElement.Parse(responses[0]).Descendants(SoapText.Services86 + "Ticket").Single().Value;
        var loginResponse = login.Text.Replace(ticket, printedTicket, StringComparison.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests, Has.Count.EqualTo(2));
            Assert.That(Plain(loginResponse), Is.EqualTo(Plain(responses[0])));
            Assert.That(Plain(save.Text), Is.EqualTo(Plain(responses[1])));
        }
    }

    [Test]
    public async Task The_documented_REST_call_gets_the_documented_response()
    {
        // A server of its own, in which the record has the documented id.
        await using var server = await Services86Server.StartAsync();
        await server.PostAsync("User", SoapText.SaveServiceAuth(await server.LogInAsync()));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth");
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(
            Encoding.UTF8.GetBytes("admin:" + Services86Server.AdminPassword)));
        request.Content = new StringContent(
            Texts(RestRequest(), Clients)[0], Encoding.UTF8, "application/json");

        using var response = await server.Http.SendAsync(request);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Texts(RestResponse(), Clients)[0]));
    }

    [Test]
    public void The_table_of_settings_has_each_setting()
    {
        var inTable = Texts(Settings(), Operations);

        var refusal = Assert.Throws<InvalidConfigurationException>(() => new Services86OptionsReader(
            new ConfigurationBuilder().AddInMemoryCollection([new("Services86:Nonsense", "x")]).Build()).Read());
        var known = refusal.Message.Split("the settings are ")[1].TrimEnd('.').Split(", ");

        Assert.That(inTable, Is.EquivalentTo(known));
    }

    private static List<string> Texts(Regex regex, string documentation) =>
        [.. regex.Matches(documentation).Select(match => match.Groups[1].Value)];

    private static string Plain(string xml) => XElement.Parse(xml).ToString(SaveOptions.DisableFormatting);

    [GeneratedRegex("<<XML.*?\n(.*?)\nXML\n", RegexOptions.Singleline)]
    private static partial Regex Requests();

    [GeneratedRegex("```xml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Responses();

    [GeneratedRegex("<<JSON\n(.*?)\nJSON\n", RegexOptions.Singleline)]
    private static partial Regex RestRequest();

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex RestResponse();

    [GeneratedRegex(@"^\| `Services86:([\w:]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Settings();
}
