using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Cluster;

/// <summary>Requests of one client, each on a connection of its own, so that each goes to the next host.</summary>
internal sealed class ClusterConnection : IDisposable
{
    // Without a pool: the handler would send a request again whose connection was closed.
    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        Timeout = TimeSpan.FromMinutes(1),
    };

    private readonly Uri _address;

    public ClusterConnection(Uri address) => _address = address;

    /// <summary>Posts an envelope.</summary>
    /// <returns>The response; null if there is none, because a host or the database failed.</returns>
    public Task<SoapHttpAnswer?> PostAsync(string agent, string envelope) => PostAsync(_address, agent, envelope);

    /// <summary>Posts an envelope to a host.</summary>
    public async Task<SoapHttpAnswer?> PostAsync(Uri address, string agent, string envelope)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(address, $"/Remote/Services86/{agent}.svc"))
        {
            Content = new StringContent(envelope, Encoding.UTF8, "text/xml"),
        };
        try
        {
            using var response = await _http.SendAsync(request);
            var answer = await SoapHttpAnswer.ReadAsync(response);
            _ = answer.Envelope;
            return answer;
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return null;
        }
    }

    /// <summary>Calls an operation of the User agent over REST.</summary>
    public async Task<RestHttpAnswer?> CallAsync(string ticket, string operation, object? body = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(_address, $"/api/v1/Agents/User/{operation}"))
        {
            Content = new StringContent(
                body is null ? "" : JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("SoTicket", ticket);
        return await SendAsync(request);
    }

    /// <summary>Logs in over SOAP.</summary>
    /// <returns>The ticket; null if the login failed.</returns>
    public async Task<string?> LogInBySoapAsync(string name, string password) =>
        (await PostAsync("SoPrincipal", SoapText.LogIn(name, password)))?.Value("Ticket");

    /// <summary>Begins a session over REST.</summary>
    /// <returns>The ticket of the session; null if the login failed.</returns>
    public async Task<string?> LogInByRestAsync(string name, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, "/api/v1/session"));
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        var answer = await SendAsync(request);
        if (answer?.Headers.GetValueOrDefault("Set-Cookie") is not { } cookies || (int)answer.Status >= 300)
        {
            return null;
        }

        const string start = "Services86-Session=";
        var cookie = cookies[(cookies.IndexOf(start, StringComparison.Ordinal) + start.Length)..];
        return Uri.UnescapeDataString(cookie.Split(';')[0]);
    }

    /// <summary>Logs out, which revokes the ticket.</summary>
    /// <returns>Whether the revocation was acknowledged.</returns>
    public async Task<bool> LogOutAsync(string ticket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, new Uri(_address, "/api/v1/session"));
        request.Headers.Add("Cookie", $"Services86-Session={Uri.EscapeDataString(ticket)}");
        var token = HMACSHA256.HashData(Encoding.UTF8.GetBytes(ticket), "XSRF-TOKEN"u8);
        request.Headers.Add("X-XSRF-TOKEN", System.Buffers.Text.Base64Url.EncodeToString(token));
        return await SendAsync(request) is { Status: HttpStatusCode.NoContent };
    }

    /// <summary>Gets whether a host accepts a ticket; null if it does not answer.</summary>
    public async Task<bool?> AcceptsAsync(Uri host, string ticket) =>
        (await PostAsync(host, "User", SoapText.Call(ticket, "CreateDefaultServiceAuth")))?.Succeeded;

    public void Dispose() => _http.Dispose();

    private async Task<RestHttpAnswer?> SendAsync(HttpRequestMessage request)
    {
        try
        {
            using var response = await _http.SendAsync(request);
            return await RestHttpAnswer.ReadAsync(response);
        }
        catch (Exception exception) when (IsLoss(exception))
        {
            return null;
        }
    }

    // A response that ends early is no response.
    private static bool IsLoss(Exception exception) =>
        exception is HttpRequestException or IOException or XmlException or OperationCanceledException;
}
