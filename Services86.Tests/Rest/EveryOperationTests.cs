using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest;

/// <summary>Calls every operation of the contracts with the example from its help page.</summary>
internal sealed partial class EveryOperationTests : RestFixture
{
    private static IEnumerable<string> Operations { get; } =
    [
        .. from agent in new[] { typeof(ISoPrincipalAgent), typeof(IUserAgent), typeof(IEMailAgent) }
           let contract = ContractDescription.Of(agent, ServicesVersion.Rest)
           from operation in contract.Operations
           select $"{contract.Name}/{operation.Name}"
    ];

    [TestCaseSource(nameof(Operations))]
    public async Task An_operation_can_be_called_with_its_example(string operation)
    {
        var help = (await GetAsync("/api/v1/Agents/" + operation)).Json;
        var path = help.GetProperty("Path").GetString()!;
        var query = path.Contains('{', StringComparison.Ordinal)
            ? path[..path.IndexOf('{', StringComparison.Ordinal)] + "12345"
            : path;
        var body = help.TryGetProperty("Example", out var example) ? example.GetRawText() : null;

        var answer = await SendAsync(HttpMethod.Post, query, body);

        RequireReachedAgent(answer);
    }

    [TestCaseSource(nameof(Operations))]
    public async Task An_operation_can_be_called_with_its_example_in_a_URL_encoded_body(string operation)
    {
        var help = (await GetAsync("/api/v1/Agents/" + operation)).Json;
        if (!help.TryGetProperty("Example", out var example))
        {
            return;
        }

        // With the unknown key, the body of an empty example is not empty.
        var answer = await CallAsync(
            operation, string.Join('&', FieldsOf(example, "").Append("other=1")), "application/x-www-form-urlencoded");

        RequireReachedAgent(answer);
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Every_date_in_an_answer_has_an_offset_if_and_only_if_the_header_asks(string operation)
    {
        var help = (await GetAsync("/api/v1/Agents/" + operation)).Json;
        var path = help.GetProperty("Path").GetString()!;
        var id = operation.Contains("/Get", StringComparison.Ordinal) ? "1" : "12345";
        var query = path.Contains('{', StringComparison.Ordinal)
            ? path[..path.IndexOf('{', StringComparison.Ordinal)] + id
            : path;
        var body = help.TryGetProperty("Example", out var example) ? example.GetRawText() : null;

        var dates = new List<(string Header, string Date)>();
        foreach (var header in new[] { "NO", "NO, includeTZOffset" })
        {
            foreach (var accept in new[] { "application/json", "application/xml" })
            {
                var answer = await CallInZoneAsync(query, body, header, accept);
                dates.AddRange(Date().Matches(answer.Text).Select(match => (header, match.Value)));
            }
        }

        Assert.That(dates, Has.All.Matches<(string Header, string Date)>(
            found => found.Header.Contains("TZ", StringComparison.Ordinal) == Offset().IsMatch(found.Date)));
    }

    [Test]
    public void The_tests_call_every_operation_of_the_server()
    {
        var services = (RestServices)Server.Services.GetService(typeof(RestServices))!;

        Assert.That(
            services.All.SelectMany(service => service.Operations)
                .Select(operation => operation.Name.Replace('.', '/')),
            Is.EquivalentTo(Operations));
    }

    private async Task<RestHttpAnswer> CallInZoneAsync(string path, string? body, string zone, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {Ticket}");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("SO-TimeZone", zone);
        request.Content = body is null ? null : NewContent(Encoding.UTF8.GetBytes(body), "application/json");
        return await SendAsync(request);
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)?")]
    private static partial Regex Date();

    [GeneratedRegex(@"(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex Offset();

    // The records of an example do not exist, so the agent may refuse the call. The call must reach the agent.
    private static void RequireReachedAgent(RestHttpAnswer answer)
    {
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.NoContent))
        {
            Assert.That(
                answer.Json.GetProperty("ExceptionInfo").ValueKind, Is.EqualTo(JsonValueKind.Object), answer.Text);
            Assert.That(answer.Status, Is.LessThan(HttpStatusCode.InternalServerError), answer.Text);
        }
    }

    private static IEnumerable<string> FieldsOf(JsonElement value, string key) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(
            member => FieldsOf(member.Value, key.Length == 0 ? member.Name : $"{key}.{member.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => FieldsOf(item, $"{key}[{index}]")),
        JsonValueKind.Null => [],
        _ => [$"{key}={Uri.EscapeDataString(value.ToString())}"],
    };
}
