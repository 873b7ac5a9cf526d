using System.Net;
using System.Text;
using Services86.Description;

namespace Services86.Soap.Help;

/// <summary>The HTML page at the address of a service.</summary>
internal static class HelpPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="contract">The contract of the service.</param>
    /// <param name="address">The absolute URL of the request.</param>
    /// <returns>HTML in UTF-8.</returns>
    public static byte[] ToBytes(ContractDescription contract, string address)
    {
        var wsdl = WebUtility.HtmlEncode(address + "?singleWsdl");
        var link = $"<a href=\"{wsdl}\">{wsdl}</a>";
        var name = WebUtility.HtmlEncode(contract.Name);
        return Encoding.UTF8.GetBytes($"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>{name}</title></head>
            <body>
            <h1>{name}</h1>
            <p>This is the address of a SOAP service: send it POST requests with a SOAP 1.1 or 1.2 envelope.</p>
            <p>Its description is {link}. Make a client from it with your SOAP library, for instance:</p>
            <pre>svcutil.exe {wsdl}</pre>
            <h2>Operations</h2>
            <ul>
            {string.Concat(contract.Operations.Select(Item))}</ul>
            <p>XML namespace: <code>{WebUtility.HtmlEncode(contract.XmlNamespace)}</code></p>
            </body>
            </html>

            """);
    }

    private static string Item(OperationDescription operation) =>
        $"<li>{WebUtility.HtmlEncode(operation.Name)}"
        + $"({WebUtility.HtmlEncode(string.Join(", ", operation.Request.Parts.Select(p => p.Name)))})</li>\n";
}
