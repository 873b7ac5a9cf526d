using System.Net;
using Services86.Description;
using Services86.Host.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Rest;

/// <summary>Calls every operation of the contracts with the example that its own description gives.</summary>
internal sealed class EveryOperationTests : RestFixture
{
    private static IEnumerable<string> Operations { get; } =
    [
        .. from agent in new[] { typeof(ISoPrincipalAgent), typeof(IUserAgent), typeof(IEMailAgent) }
           let contract = ContractDescription.Of(agent)
           from operation in contract.AllOperations
           select $"{contract.Name}/{operation.Name}"
    ];

    [TestCaseSource(nameof(Operations))]
    public async Task An_operation_can_be_called_with_its_example(string operation)
    {
        var guide = (await GetAsync("/api/v1/Agents/" + operation)).Json;
        var path = guide.GetProperty("Path").GetString()!;
        var query = path.Contains('{', StringComparison.Ordinal) ? path[..path.IndexOf('{', StringComparison.Ordinal)] + "12345" : path;
        var body = guide.TryGetProperty("Example", out var example) ? example.GetRawText() : null;

        var answer = await SendAsync(HttpMethod.Post, query, body);

        if (answer.Status is HttpStatusCode.OK or HttpStatusCode.NoContent)
        {
            return;
        }

        // The example names nothing that there is, so the agent may refuse it; but it is the agent that does.
        Assert.That(answer.Json.GetProperty("ExceptionInfo").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Object), answer.Text);
        Assert.That(answer.Status, Is.LessThan(HttpStatusCode.InternalServerError), answer.Text);
    }

    [Test]
    public void The_agents_that_are_called_are_all_that_the_server_has()
    {
        var services = (RestServices)Server.Services.GetService(typeof(RestServices))!;

        Assert.That(
            services.All.SelectMany(service => service.Operations).Select(operation => operation.Name.Replace('.', '/')),
            Is.EquivalentTo(Operations));
    }
}
