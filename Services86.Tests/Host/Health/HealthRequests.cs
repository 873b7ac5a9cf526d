using System.Net;
using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Health;

/// <summary>Requests the health of a server without a login.</summary>
internal static class HealthRequests
{
    /// <summary>Gets the status of the response, and the status of each check with its description.</summary>
    /// <param name="server">The server, whose clock is set forward by the time for which reports are repeated.</param>
    public static async Task<HealthAnswer> GetReadyAsync(Services86Server server)
    {
        server.Time.Advance(TimeSpan.FromSeconds(1));
        using var response = await server.Http.GetAsync("/health/ready");
        var text = await response.Content.ReadAsStringAsync();
        var checks = JsonDocument.Parse(text).RootElement.GetProperty("checks").EnumerateObject().ToDictionary(
            check => check.Name,
            check => $"{check.Value.GetProperty("status")}: {check.Value.GetProperty("description")}");
        return new HealthAnswer(response.StatusCode, text, checks);
    }

    /// <summary>The response to a request for the readiness.</summary>
    internal sealed record HealthAnswer(
        HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Checks);
}
