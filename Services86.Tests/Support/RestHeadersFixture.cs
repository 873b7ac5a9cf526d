using System.Text;

namespace Services86.Tests.Support;

/// <summary>Sends REST requests with the headers of a test, and without cookies.</summary>
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

    /// <summary>Gets the Authorization header of HTTP Basic authentication.</summary>
    protected static (string Name, string Value) Basic(string userName, string password) =>
        ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{password}")));

    /// <summary>Calls an operation of the User agent.</summary>
    protected Task<RestHttpAnswer> CallAsync(
        string operation, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/api/v1/Agents/User/{operation}", body, headers);

    /// <summary>Sends a request.</summary>
    protected async Task<RestHttpAnswer> SendAsync(
        HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return await RestHttpAnswer.ReadAsync(response);
    }
}
