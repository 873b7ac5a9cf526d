using System.Net;
using Services86.Description;

namespace Services86.Rest.Help;

/// <summary>The description of the server at <c>/api</c>, as an HTML page.</summary>
internal static class VersionPage
{
    /// <summary>Writes the page.</summary>
    public static string Of(ApiVersion version)
    {
        var members = ((ObjectDescription)TypeDescription.Of(typeof(ApiVersion), ServicesVersion.Rest)).Members;
        var rows = members.Select(member => Row(member.Name, (string)member.Property.GetValue(version)!));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(version.NetServer)}</title></head>
            <body>
            <h1>{WebUtility.HtmlEncode(version.NetServer)}</h1>
            <table>
            {string.Join('\n', rows)}
            </table>
            </body>
            </html>
            """;
    }

    private static string Row(string name, string value)
    {
        var text = WebUtility.HtmlEncode(value);
        return $"<tr><th>{name}</th><td>{(name == "v1" ? $"<a href=\"{text}\">{text}</a>" : text)}</td></tr>";
    }
}
