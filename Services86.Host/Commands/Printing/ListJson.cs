using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Services86.Host.Commands.Printing;

/// <summary>The JSON of lists, without reflection.</summary>
[JsonSerializable(typeof(IReadOnlyList<ApplicationRow>))]
[JsonSerializable(typeof(IReadOnlyList<AuditLine>))]
[JsonSerializable(typeof(IReadOnlyList<KeyRow>))]
[JsonSerializable(typeof(IReadOnlyList<UserRow>))]
[JsonSerializable(typeof(IReadOnlyList<TicketLine>))]
[JsonSerializable(typeof(UserDetails))]
[JsonSerializable(typeof(IReadOnlyList<SettingLine>))]
[JsonSerializable(typeof(CheckResult))]
internal sealed partial class ListJson : JsonSerializerContext
{
    /// <summary>
    /// Gets the JSON as it is printed: indented, names in camel case, and letters beyond ASCII as they are.
    /// </summary>
    public static ListJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,

        // Not for a page of HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
