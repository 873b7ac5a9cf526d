using System.Net;
using System.Text;
using Services86.Description;
using Services86.Soap.Http;

namespace Services86.Host.Home;

/// <summary>The HTML page at <c>/</c>, which links what the server has.</summary>
internal static class HomePage
{
    /// <summary>Writes the page, in UTF-8.</summary>
    /// <param name="contracts">The contracts that the server has.</param>
    /// <param name="options">The settings of SOAP, which has its addresses.</param>
    public static byte[] ToBytes(IEnumerable<ContractDescription> contracts, SoapOptions options) =>
        Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Services86</title></head>
            <body>
            <h1>Services86</h1>
            <p>This server has SOAP services, and the same operations as REST. The operations, with examples:
            {Link("docs/")}. The addresses of REST begin at {Link("api")}.</p>
            <table>
            <tr><th>agent</th><th>SOAP</th><th>WSDL</th><th>OpenAPI</th></tr>
            {string.Concat(contracts.Select(contract => Row(contract, options)))}</table>
            </body>
            </html>

            """);

    private static string Row(ContractDescription contract, SoapOptions options)
    {
        var path = options.PathOf(contract).TrimStart('/');
        return $"<tr><td>{WebUtility.HtmlEncode(contract.Name)}</td><td>{Link(path)}</td>"
            + $"<td>{Link(path + "?wsdl")}</td><td>{Link($"openapi/{contract.Name}.json")}</td></tr>\n";
    }

    // Relative, so that the links hold behind a proxy that adds a path.
    private static string Link(string address)
    {
        var text = WebUtility.HtmlEncode(address);
        return $"<a href=\"{text}\">/{text}</a>";
    }
}
