using System.Text;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace Services86.Tests.Rest.OpenApi;

internal sealed class OpenApiDateTests : OpenApiFixture
{
    [TestCaseSource(nameof(Agents))]
    public async Task A_date_has_no_format_that_promises_an_offset(string agent)
    {
        var formats = Nodes(await DocumentAsync(agent)).OfType<JsonObject>().Select(node => node["format"]?.ToString());

        Assert.That(formats, Has.None.EqualTo("date-time"));
    }

    // What the server writes without and with offsets, and the forms that the server reads.
    [TestCase("2026-01-31T12:00:00", true)]
    [TestCase("2026-01-31T12:00:00.1234567", true)]
    [TestCase("2026-01-31T12:00:00-0500", true)]
    [TestCase("2026-01-31T12:00:00+01:00", true)]
    [TestCase("0001-01-01T00:00:00", true)]
    [TestCase("9999-12-31T23:59:59Z", true)]
    [TestCase("2026-01-31T12:00", true)]
    [TestCase("2026-01-31", true)]
    [TestCase("2026-01-31Z", true)]
    [TestCase("2026-01-31+01:00", true)]
    [TestCase("", false)]
    [TestCase("31.01.2026", false)]
    [TestCase("2026-01-31 12:00:00", false)]
    [TestCase("12:00:00", false)]
    public async Task The_pattern_of_a_date_describes_the_forms_that_are_written_and_read(string date, bool isValid)
    {
        var type = (await DocumentAsync("User"))["components"]!["schemas"]!
            ["SuperOffice.CRM.Services.UntrustedCredentials"]!["properties"]!["ValidFrom"]!;

        var schema = await JsonSchemaOfOpenApiAsync(type.ToJsonString());

        using var answer = await PostDateAsync(date);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(schema.Validate($"\"{date}\"", SchemaType.OpenApi3).Count == 0, Is.EqualTo(isValid));
            Assert.That(answer.IsSuccessStatusCode, Is.EqualTo(isValid));
        }
    }

    private async Task<HttpResponseMessage> PostDateAsync(string date)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveUntrustedCredentials");
        request.Headers.TryAddWithoutValidation("Authorization", $"SoTicket {await Server.LogInAsync()}");
        request.Content = new StringContent(
            $$"""{ "Type": "t", "Credentials": { "PublicValue": "p", "ValidFrom": "{{date}}" } }""",
            Encoding.UTF8,
            "application/json");
        return await Server.Http.SendAsync(request);
    }
}
