using System.Net;
using System.Net.Http.Headers;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.AdminAreas;

/// <summary>Reads, follows and clears the journal at /admin/calls.</summary>
internal sealed class CallsAreaTests : RestFixture
{
    [TestCase("/admin/calls")]
    [TestCase("/ADMIN/Calls/")]
    [TestCase("/Cust12345/admin/calls")]
    public async Task The_calls_are_listed_the_newest_first(string path)
    {
        await CallAsync("User/GetServiceAuth?serviceAuthId=1");
        await CallAsync("User/GetServiceAuth?serviceAuthId=2");

        var answer = await SendAsync(HttpMethod.Get, $"{path}?agent=User&limit=2&protocol=rest");

        var calls = answer.Json.GetProperty("calls").EnumerateArray().ToList();
        Assert.That(calls.Select(call => call.GetProperty("query").GetString()),
            Is.EqualTo((string[])["?serviceAuthId=2", "?serviceAuthId=1"]));
    }

    [Test]
    public async Task A_page_of_calls_continues_with_before_and_a_call_has_its_bodies()
    {
        await CallAsync("User/GetServiceAuth?serviceAuthId=1");
        await CallAsync("User/GetServiceAuth?serviceAuthId=2");
        var first = (await SendAsync(HttpMethod.Get, "/admin/calls?limit=1")).Json.GetProperty("calls")[0];
        var id = first.GetProperty("id").GetInt64();

        var next = (await SendAsync(HttpMethod.Get, $"/admin/calls?limit=1&before={id}")).Json.GetProperty("calls")[0];
        var call = (await SendAsync(HttpMethod.Get, $"/admin/calls/{id}")).Json;

        Assert.That(next.GetProperty("query").GetString(), Is.EqualTo("?serviceAuthId=1"));
        Assert.That(
            call.GetProperty("response").GetProperty("text").GetString(), Does.StartWith("{").Or.EqualTo("null"));
        Assert.That(call.GetProperty("headers").GetProperty("Authorization").GetString(), Is.EqualTo("SoTicket •••"));
    }

    [TestCase("GET", "/admin/calls/999999", 404)]
    [TestCase("GET", "/admin/calls/nonsense", 404)]
    [TestCase("GET", "/admin/nothing", 404)]
    [TestCase("GET", "/admin", 404)]
    [TestCase("POST", "/admin/calls", 405)]
    [TestCase("DELETE", "/admin/calls/1", 405)]
    [TestCase("PUT", "/admin/calls/stream", 405)]
    [TestCase("GET", "/admin/calls?nonsense=1", 400)]
    [TestCase("GET", "/admin/calls?limit=0", 400)]
    [TestCase("GET", "/admin/calls?since=yesterday", 400)]
    [TestCase("GET", "/admin/calls?agent=a&agent=b", 400)]
    [TestCase("GET", "/admin/usage/1", 404)]
    [TestCase("POST", "/admin/usage", 405)]
    public async Task A_wrong_request_is_rejected_as_REST_does(string method, string path, int status)
    {
        var answer = await SendAsync(new HttpMethod(method), path);

        Assert.That((int)answer.Status, Is.EqualTo(status));
        Assert.That(answer.Message, Is.Not.Empty);
        Assert.That(status != 405 || answer.Headers.ContainsKey("Allow"));
    }

    [TestCase("/admin/calls")]
    [TestCase("/admin/calls/1")]
    [TestCase("/admin/calls/stream")]
    [TestCase("/admin/usage")]
    public async Task A_caller_who_is_not_logged_in_gets_401(string path)
    {
        var answer = await GetAsync(path);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answer.Headers, Contains.Key("WWW-Authenticate"));
    }

    [Test]
    public async Task An_employee_reads_their_own_calls_and_clears_none()
    {
        await Server.AddUserAsync("area-anna", "Pa55-of-anna");
        var ticket = await Server.LogInAsync("area-anna", "Pa55-of-anna");

        var list = await SendAsAsync(ticket, HttpMethod.Get, "/admin/calls");
        var clear = await SendAsAsync(ticket, HttpMethod.Delete, "/admin/calls");
        var usage = await SendAsAsync(ticket, HttpMethod.Get, "/admin/usage");

        Assert.That(
            list.Json.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("user").GetString()),
            Is.Not.Empty.And.All.EqualTo("area-anna"));
        Assert.That((clear.Status, usage.Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }

    [Test]
    public async Task A_browser_session_reads_by_its_cookie_and_clears_by_its_token()
    {
        using var response = await BeginSessionAsync();
        var cookies = response.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).ToList();
        var token = cookies.Single(cookie => cookie.StartsWith("XSRF-TOKEN=", StringComparison.Ordinal))[11..];

        Assert.That(await SendWithCookiesAsync(HttpMethod.Get, cookies, token: null), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            await SendWithCookiesAsync(HttpMethod.Delete, cookies, token: null), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(
            await SendWithCookiesAsync(HttpMethod.Delete, cookies, token), Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task A_page_of_another_origin_reads_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/calls");
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", Ticket);
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example.com");

        Assert.That((await SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_stream_sends_calls_with_their_ids_and_continues_after_the_last_one()
    {
        await CallAsync("User/GetServiceAuth?serviceAuthId=1");
        var last = (await SendAsync(HttpMethod.Get, "/admin/calls?limit=1")).Json.GetProperty("calls")[0]
            .GetProperty("id").GetInt64();
        await CallAsync("User/GetServiceAuth?serviceAuthId=2");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/calls/stream?operation=GetServiceAuth");
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", Ticket);
        request.Headers.TryAddWithoutValidation("Last-Event-ID", $"{last}");
        using var response = await Server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await CallAsync("User/GetServiceAuth?serviceAuthId=3");

        var lines = new List<string>();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (lines.Count(line => line.StartsWith("data:", StringComparison.Ordinal)) < 2)
        {
            lines.Add(await reader.ReadLineAsync(timeout.Token) ?? "");
        }

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
        Assert.That(lines, Has.Some.EqualTo("event: call").And.Some.EqualTo($"id: {last + 1}"));
        Assert.That(string.Join('\n', lines), Does.Contain("serviceAuthId=2").And.Contain("serviceAuthId=3"));
    }

    private async Task<HttpResponseMessage> BeginSessionAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session");
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", Ticket);

        // The client of the fixture would send the cookies with all later requests.
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = Server.Address };
        return await client.SendAsync(request);
    }

    private async Task<HttpStatusCode> SendWithCookiesAsync(HttpMethod method, List<string> cookies, string? token)
    {
        using var handler = new HttpClientHandler { UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = Server.Address };
        using var request = new HttpRequestMessage(method, "/admin/calls");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("X-XSRF-TOKEN", token);
        }

        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private async Task<RestHttpAnswer> SendAsAsync(string ticket, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", ticket);
        return await SendAsync(request);
    }
}
