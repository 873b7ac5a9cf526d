using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Services86.Host.Health;

/// <summary>Writes reports as JSON: the status, and for each check its status and what to do.</summary>
internal static class HealthResponse
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    /// <summary>Writes a report without checks.</summary>
    public static byte[] ToBytes(HealthStatus status) => ToBytes(status, []);

    /// <summary>Writes a report.</summary>
    public static byte[] ToBytes(HealthReport report) => ToBytes(
        report.Status,
        report.Entries.Select(entry => (entry.Key, entry.Value.Status, entry.Value.Description ?? "")));

    /// <summary>Writes a status and checks.</summary>
    /// <param name="status">The status of the server.</param>
    /// <param name="checks">The name, the status and the description of each check.</param>
    public static byte[] ToBytes(
        HealthStatus status, IEnumerable<(string Name, HealthStatus Status, string Description)> checks)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("status", status.ToString());
            json.WriteStartObject("checks");
            foreach (var check in checks)
            {
                json.WriteStartObject(check.Name);
                json.WriteString("status", check.Status.ToString());
                json.WriteString("description", check.Description);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
