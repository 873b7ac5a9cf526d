using System.Net;
using System.Text.RegularExpressions;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole;

/// <summary>A browser without scripts: keeps cookies, and sends forms.</summary>
internal sealed partial class PageClient : IDisposable
{
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };
    private readonly HttpClient _http;
    private string _token = "";

    public PageClient(Uri server) => _http = new HttpClient(_handler) { BaseAddress = server };

    /// <summary>Gets the cookies.</summary>
    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Gets the hidden field of the last page that had one.</summary>
    public string Token => _token;

    /// <summary>Creates a client, and logs a user in.</summary>
    public static async Task<PageClient> LogInAsync(
        Services86Server server, string name = "admin", string password = Services86Server.AdminPassword)
    {
        var client = new PageClient(server.Address);
        using var login = await client.PostAsync("console/login", ("name", name), ("password", password));
        Assert.That(login.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        await client.GetTextAsync("console/account");
        return client;
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Gets a page, and remembers its XSRF token.</summary>
    public async Task<string> GetTextAsync(string path)
    {
        using var response = await GetAsync(path);
        return await ReadAsync(response);
    }

    /// <summary>Sends a form with the XSRF token of the last page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = NewPost(path, [("xsrf", _token), .. fields]);
        return await _http.SendAsync(request);
    }

    /// <summary>Sends a form, and gets the page in the response.</summary>
    public async Task<string> PostTextAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(path, fields);
        return await ReadAsync(response);
    }

    /// <summary>Sends a request as it is.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Creates a request that sends a form.</summary>
    public static HttpRequestMessage NewPost(string path, params (string Name, string Value)[] fields) =>
        new(HttpMethod.Post, new Uri(path, UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };

    public void Dispose()
    {
        _http.Dispose();
        _handler.Dispose();
    }

    private async Task<string> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        if (Hidden().Match(text) is { Success: true } found)
        {
            _token = WebUtility.HtmlDecode(found.Groups[1].Value);
        }

        return text;
    }

    [GeneratedRegex("name=\"xsrf\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
