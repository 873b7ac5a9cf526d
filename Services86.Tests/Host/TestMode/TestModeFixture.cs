using System.Net;
using System.Text;
using System.Text.Json;
using Services86Server = Services86.Testing.Services86Server;

namespace Services86.Tests.Host.TestMode;

/// <summary>Starts a server in test mode for each test, and calls its addresses below /admin/test.</summary>
internal abstract class TestModeFixture
{
    protected Services86Server Server { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    [SetUp]
    public async Task StartServer()
    {
        Server = await Services86Server.StartAsync();
        Http = Server.CreateHttpClient();
    }

    [TearDown]
    public async Task StopServer()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Posts JSON below /admin/test, which succeeds.</summary>
    protected async Task<JsonElement> PostAsync(string path, string json = "")
    {
        var (status, answer) = await TryPostAsync(path, json);
        Assert.That((int)status, Is.InRange(200, 204), answer);
        return answer.Length == 0 ? default : JsonDocument.Parse(answer).RootElement;
    }

    /// <summary>Posts JSON below /admin/test that is wrong, and gets the error.</summary>
    protected async Task<string> PostWrongAsync(string path, string json)
    {
        var (status, answer) = await TryPostAsync(path, json);
        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest), answer);
        return JsonDocument.Parse(answer).RootElement.GetProperty("error").GetString()!;
    }

    private async Task<(HttpStatusCode Status, string Answer)> TryPostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await Http.PostAsync(new Uri($"/admin/test/{path}", UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
