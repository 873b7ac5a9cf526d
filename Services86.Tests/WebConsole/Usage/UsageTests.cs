using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Services86.Tests.Support;
using Services86.WebConsole.Usage;

namespace Services86.Tests.WebConsole.Usage;

/// <summary>Counts calls, and reports which of them still have to move from SOAP to REST.</summary>
internal sealed class UsageTests : RestFixture
{
    [Test]
    public async Task A_client_that_calls_over_SOAP_only_has_to_change()
    {
        await CallAsync("leaver/1.0", over: "soap", count: 3);
        Assert.That(await StateAsync("leaver/1.0"), Is.EqualTo(("ToDo", 3, 0)));

        Server.Time.Advance(TimeSpan.FromSeconds(1));
        await CallAsync("leaver/1.0", over: "rest", count: 2);
        Assert.That(await StateAsync("leaver/1.0"), Is.EqualTo(("Changed", 3, 2)));

        Server.Time.Advance(TimeSpan.FromSeconds(1));
        await CallAsync("leaver/1.0", over: "soap", count: 1);
        Assert.That(await StateAsync("leaver/1.0"), Is.EqualTo(("Both", 4, 2)));
    }

    [Test]
    public async Task The_counted_calls_are_CSV_for_a_client_that_accepts_it_and_no_formula()
    {
        await CallAsync("=cmd|'/C,calc'!A0", over: "rest", count: 1);

        var answer = await SendAsync(HttpMethod.Get, "/admin/usage", accept: "text/csv");

        Assert.That(answer.ContentType, Does.StartWith("text/csv"));
        Assert.That(answer.Text, Does.StartWith("Application,User,Client,").And.Contain("\r\n"));
        Assert.That(answer.Text, Does.Contain(",\"'=cmd|'/C,calc'!A0\",User,GetServiceAuth,"));
    }

    [Test]
    public async Task The_counted_calls_are_kept_over_a_restart_and_of_several_hosts()
    {
        using var directory = new TemporaryDirectory();
        for (var i = 0; i < 2; i++)
        {
            await using var server = await Services86Server.StartInAsync(directory);
            await server.LogInAsync();
        }

        await using var last = await Services86Server.StartInAsync(directory);
        var rows = await last.Services.GetRequiredService<UsageReport>().ReadAsync(CancellationToken.None);

        Assert.That(rows, Has.Count.EqualTo(1));
        Assert.That((rows[0].Operation, rows[0].User, rows[0].SoapCalls),
            Is.EqualTo(("AuthenticateUsernamePassword", "admin", 2L)));
    }

    [Test]
    public async Task Clients_beyond_the_bound_are_counted_together()
    {
        await using var server = await Services86Server.StartAsync();
        for (var i = 0; i < 250; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/SoPrincipal/GetSystemInfo");
            request.Headers.TryAddWithoutValidation("User-Agent", $"many{i}/1");
            using var response = await server.Http.SendAsync(request);
        }

        var rows = await server.Services.GetRequiredService<UsageReport>().ReadAsync(CancellationToken.None);

        Assert.That(rows.Select(row => row.Client).Distinct().Count(), Is.EqualTo(201));
        Assert.That(rows.Single(row => row.Client == "other").RestCalls, Is.EqualTo(50));
    }

    private async Task<(string? State, int SoapCalls, int RestCalls)> StateAsync(string client)
    {
        var answer = await SendAsync(HttpMethod.Get, "/admin/usage");
        var row = answer.Json.GetProperty("usage").EnumerateArray()
            .Single(row => row.GetProperty("client").GetString() == client);
        Assert.That(row.GetProperty("restPath").GetString(), Is.EqualTo("/api/v1/Agents/User/GetServiceAuth"));
        Assert.That(row.GetProperty("lastSoapCall").ValueKind, Is.EqualTo(JsonValueKind.String));
        return (
            row.GetProperty("state").GetString(),
            row.GetProperty("soapCalls").GetInt32(),
            row.GetProperty("restCalls").GetInt32());
    }

    private async Task CallAsync(string userAgent, string over, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                over == "soap" ? "/Remote/Services86/User.svc" : "/api/v1/Agents/User/GetServiceAuth?serviceAuthId=1");
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
            request.Headers.TryAddWithoutValidation("Authorization", over == "soap" ? null : $"SoTicket {Ticket}");
            request.Content = over == "soap"
                ? new StringContent(SoapText.GetServiceAuth(Ticket, 1), System.Text.Encoding.UTF8, "text/xml")
                : null;
            using var response = await Server.Http.SendAsync(request);
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
        }
    }
}
