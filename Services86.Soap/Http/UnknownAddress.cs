using System.Net;
using System.Text;

namespace Services86.Soap.Http;

/// <summary>The description of the addresses of the services, for a request of another address.</summary>
/// <param name="Reason">What is wrong with the address, a sentence or two.</param>
/// <param name="Nearest">The path of the service that was probably meant; null if none is similar.</param>
/// <param name="Services">The paths of all services.</param>
internal sealed record UnknownAddress(string Reason, string? Nearest, IReadOnlyList<string> Services)
{
    /// <summary>Returns the text of a fault.</summary>
    public string ToText() =>
        $"{Reason}{(Nearest is null ? "" : $" The nearest address is {Nearest}.")} "
        + $"The services are at {string.Join(", ", Services)}.";

    /// <summary>Writes an HTML page in UTF-8.</summary>
    public byte[] ToPage() => Encoding.UTF8.GetBytes($"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>No service at this address</title></head>
        <body>
        <h1>No service at this address</h1>
        <p>{WebUtility.HtmlEncode(Reason)}</p>
        {(Nearest is null ? "" : $"<p>The nearest address is {Link(Nearest)}.</p>")}
        <h2>Services</h2>
        <ul>
        {string.Concat(Services.Select(path => $"<li>{Link(path)}, described by {Link(path + "?wsdl")}</li>\n"))}</ul>
        </body>
        </html>

        """);

    private static string Link(string path)
    {
        var text = WebUtility.HtmlEncode(path);
        return $"<a href=\"{text}\">{text}</a>";
    }
}
