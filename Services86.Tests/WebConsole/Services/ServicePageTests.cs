using System.Net;
using System.Text.RegularExpressions;
using Services86.Description;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Services;

internal sealed class ServicePageTests : ServerFixture
{
    private string _ticket = "";

    private static IEnumerable<TestCaseData> Operations { get; } =
    [
        .. from agent in new[] { typeof(ISoPrincipalAgent), typeof(IUserAgent), typeof(IEMailAgent) }
           let contract = ContractDescription.Of(agent)
           from operation in contract.Operations
           select new TestCaseData(contract.Name, operation.Name)
    ];

    [OneTimeSetUp]
    public async Task LogIn() => _ticket = await Server.LogInAsync();

    [TestCaseSource(nameof(Operations))]
    public async Task The_sample_of_an_operation_reaches_the_agent(string agent, string operation)
    {
        var envelope = await SnippetAsync($"/Remote/Services86/{agent}.svc", $"{operation}-envelope");

        var answer = await Server.PostAsync(agent, envelope);

        // A fault says that the message is wrong; a refusal by the agent is a reply.
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.Text, Does.Not.Contain("<s:Fault>"));
    }

    [TestCase("", "../../")]
    [TestCase("/Cust12345", "../../")]
    public async Task The_calls_have_the_address_that_the_client_used(string leading, string root)
    {
        var page = await Server.Http.GetStringAsync(
            new Uri($"{leading}/Remote/Services86/User.svc", UriKind.Relative));
        var soap = await SnippetAsync($"{leading}/Remote/Services86/User.svc", "GetServiceAuth-soap");
        var rest = await SnippetAsync($"{leading}/Remote/Services86/User.svc", "GetServiceAuth-rest");

        var server = Server.Address.ToString().TrimEnd('/') + leading;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(soap, Does.StartWith($"curl -s '{server}/Remote/Services86/User.svc'"));
            Assert.That(rest, Does.StartWith(
                $"curl -s -X POST '{server}/api/v1/Agents/User/GetServiceAuth?serviceAuthId=0'"));
            Assert.That(page, Does.Contain($"href=\"{root}docs/\"").And.Contain("Returns a stored ServiceAuth."));
        }
    }

    [Test]
    public async Task The_commands_run()
    {
        var soap = await RunAsync("GetCredentialTypes-soap");
        var rest = await RunAsync("GetCredentialTypes-rest");
        var escaped = await RunAsync("SaveServiceAuth-rest");

        Assert.That(soap, Does.Contain("<GetCredentialTypesResponse"));
        Assert.That(rest, Does.StartWith("["));
        Assert.That(escaped, Does.Contain("\"ServiceAuthId\":"));
    }

    private async Task<string> RunAsync(string id)
    {
        using var directory = new TemporaryDirectory();
        var command = await SnippetAsync("/Remote/Services86/User.svc", id);
        await File.WriteAllTextAsync(directory.Combine("call.sh"), command + "\n");
        var result = await ExternalProgram.RunAsync(directory.FullName, "sh", "call.sh");
        return result!.Output;
    }

    private async Task<string> SnippetAsync(string path, string id)
    {
        var page = await Server.Http.GetStringAsync(new Uri(path, UriKind.Relative));
        var found = Regex.Match(
            page, $"data-snippet=\"{id}\"[^>]*><code>(.*?)</code>", RegexOptions.Singleline);
        Assert.That(found.Success, Is.True, id);
        return WebUtility.HtmlDecode(found.Groups[1].Value)
            .Replace("YOUR-TICKET", _ticket, StringComparison.Ordinal);
    }
}
