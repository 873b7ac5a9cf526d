using System.Net.Http.Headers;
using System.Text;

namespace Services86.Tests.Support;

/// <summary>Sends REST requests to a server, as the administrator.</summary>
internal abstract class RestFixture : ServerFixture
{
    protected string Ticket { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task LogIn() => Ticket = await Server.LogInAsync();

    /// <summary>Calls an operation.</summary>
    /// <param name="operation">The agent, the operation, and an optional query: <c>User/GetUser?userId=1</c>.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="contentType">The whole Content-Type; null for none.</param>
    /// <param name="accept">The Accept header; null for none.</param>
    protected Task<RestHttpAnswer> CallAsync(
        string operation, string? body = null, string? contentType = "application/json", string? accept = null) =>
        SendAsync(HttpMethod.Post, $"/api/v1/Agents/{operation}", body, contentType, accept);

    /// <summary>Calls an operation with an XML body, and accepts XML.</summary>
    protected Task<RestHttpAnswer> CallXmlAsync(string operation, string? body = null) =>
        CallAsync(operation, body, "application/xml", "application/xml");

    /// <summary>Sends a GET request without a login.</summary>
    protected async Task<RestHttpAnswer> GetAsync(string path, string? accept = null)
    {
        using var request = NewRequest(HttpMethod.Get, path, accept);
        return await SendAsync(request);
    }

    /// <summary>Sends a request with the administrator's ticket.</summary>
    protected async Task<RestHttpAnswer> SendAsync(
        HttpMethod method,
        string path,
        string? body = null,
        string? contentType = "application/json",
        string? accept = null)
    {
        using var request = NewRequest(method, path, accept);
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", Ticket);
        if (body is not null)
        {
            request.Content = NewContent(Encoding.UTF8.GetBytes(body), contentType);
        }

        return await SendAsync(request);
    }

    protected async Task<RestHttpAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Server.Http.SendAsync(request);
        return await RestHttpAnswer.ReadAsync(response);
    }

    protected static ByteArrayContent NewContent(byte[] body, string? contentType)
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return content;
    }

    /// <summary>Saves a new ServiceAuth of the administrator, and gets its id.</summary>
    protected async Task<int> SaveServiceAuthAsync(string members = """ "Server": "imap.example.com", "Port": 993 """)
    {
        var answer = await CallAsync("User/SaveServiceAuth", $$"""{ {{members}} }""");
        return answer.Json.GetProperty("ServiceAuthId").GetInt32();
    }

    private static HttpRequestMessage NewRequest(HttpMethod method, string path, string? accept)
    {
        var request = new HttpRequestMessage(method, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return request;
    }
}
