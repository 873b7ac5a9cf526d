using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Services86.Host.Configuration;
using Services86.Tests.Support;

namespace Services86.Tests;

internal sealed partial class ReadmeTests : ServerFixture
{
    private static readonly string Readme = File.ReadAllText(Repository.Path("README.md"));

    [Test]
    public async Task The_calls_in_the_README_are_answered_as_it_says()
    {
        var requests = Requests().Matches(Readme).Select(match => match.Groups[1].Value).ToList();
        var answers = Answers().Matches(Readme).Select(match => match.Groups[1].Value).ToList();

        var login = await Server.PostAsync(
            "SoPrincipal", requests[0].Replace("$PASSWORD", Services86Server.AdminPassword, StringComparison.Ordinal));
        var ticket = login.Value("Ticket")!;
        var save = await Server.PostAsync(
            "User", requests[1].Replace("$TICKET", ticket, StringComparison.Ordinal));

        var printedTicket = XElement.Parse(answers[0]).Descendants(SoapText.Services86 + "Ticket").Single().Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(requests, Has.Count.EqualTo(2));
            Assert.That(Plain(login.Text.Replace(ticket, printedTicket, StringComparison.Ordinal)), Is.EqualTo(Plain(answers[0])));
            Assert.That(Plain(save.Text), Is.EqualTo(Plain(answers[1])));
        }
    }

    [Test]
    public async Task The_REST_call_in_the_README_is_answered_as_it_says()
    {
        // Of its own: the record has the id that the README says.
        await using var server = await Services86Server.StartAsync();
        await server.PostAsync("User", SoapText.SaveServiceAuth(await server.LogInAsync()));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth");
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(
            Encoding.UTF8.GetBytes("admin:" + Services86Server.AdminPassword)));
        request.Content = new StringContent(RestRequest().Match(Readme).Groups[1].Value, Encoding.UTF8, "application/json");

        using var response = await server.Http.SendAsync(request);

        Assert.That(
            await response.Content.ReadAsStringAsync(), Is.EqualTo(RestAnswer().Match(Readme).Groups[1].Value));
    }

    [Test]
    public void The_table_of_the_configuration_has_each_setting()
    {
        var inTable = Settings().Matches(Readme).Select(match => match.Groups[1].Value);

        var refusal = Assert.Throws<InvalidConfigurationException>(() => new Services86OptionsReader(
            new ConfigurationBuilder().AddInMemoryCollection([new("Services86:Nonsense", "x")]).Build()).Read());
        var known = refusal.Message.Split("the settings are ")[1].TrimEnd('.').Split(", ");

        Assert.That(inTable, Is.EquivalentTo(known));
    }

    private static string Plain(string xml) => XElement.Parse(xml).ToString(SaveOptions.DisableFormatting);

    [GeneratedRegex("<<XML.*?\n(.*?)\nXML\n", RegexOptions.Singleline)]
    private static partial Regex Requests();

    [GeneratedRegex("```xml\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Answers();

    [GeneratedRegex("<<JSON\n(.*?)\nJSON\n", RegexOptions.Singleline)]
    private static partial Regex RestRequest();

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex RestAnswer();

    [GeneratedRegex(@"^\| `Services86:([\w:]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Settings();
}
