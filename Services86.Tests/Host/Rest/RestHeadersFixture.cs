using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Rest;

/// <summary>Sends REST requests whose headers are what matters.</summary>
internal abstract class RestHeadersFixture : ServerFixture
{
    protected const string Password = "Pa55-of-rest";

    private HttpClient _http = null!;

    [OneTimeSetUp]
    public void Connect() => _http = new HttpClient(new HttpClientHandler { UseCookies = false })
    {
        BaseAddress = Server.Address,
    };

    [OneTimeTearDown]
    public void Disconnect() => _http.Dispose();

    protected static (string Name, string Value) Basic(string userName, string password) =>
        ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));

    /// <summary>Calls an operation of the User agent.</summary>
    protected Task<RestHeadersAnswer> CallAsync(
        string operation, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/api/v1/Agents/User/{operation}", body, headers);

    /// <summary>Sends a request.</summary>
    protected async Task<RestHeadersAnswer> SendAsync(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return new RestHeadersAnswer(
            (int)response.StatusCode,
            response.Headers,
            string.Join(", ", response.Content.Headers.ContentLanguage),
            await response.Content.ReadAsStringAsync());
    }
}

/// <summary>An answer of REST.</summary>
internal sealed record RestHeadersAnswer(int Status, HttpResponseHeaders Headers, string ContentLanguage, string Text)
{
    /// <summary>The body as JSON; null when it is null or there is none.</summary>
    public JsonNode? Json => Text.Length == 0 ? null : JsonNode.Parse(Text);

    /// <summary>The values of a header, joined; null when it is not there.</summary>
    public string? Header(string name) =>
        Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
