using System.Reflection;
using Services86.Soap.Http;

namespace Services86.WebConsole.Home;

/// <summary>Creates the programs that connect to the server, with its address as the client used it.</summary>
/// <param name="options">The settings of SOAP, which have the addresses of the services.</param>
internal sealed class Snippets(SoapOptions options)
{
    /// <summary>Creates the programs.</summary>
    /// <param name="server">The address of the server, without a slash at its end.</param>
    public IReadOnlyList<Snippet> For(string server)
    {
        string Read(string name) => Fill(ReadResource(name), server);
        return
        [
            new("curl", "curl", Read("curl"), "The reply has a ticket, which further calls send in their header."),
            new("rest", "REST", Read("rest"), "The same server over REST, with the password instead of a ticket."),
            new("php", "PHP", Read("php"), "Needs the extension soap: php-soap on Debian and Ubuntu."),
            new("python", "Python", Read("python"), "Needs zeep: pip install zeep, or python3-zeep on Debian."),
            new("java", "Java", Read("java"), "Needs JAX-WS 2.3, whose wsimport makes classes of the WSDL.")
            {
                Setup = Read("java-setup"),
            },
            new("dotnet", ".NET", Read("dotnet"), "Needs the .NET SDK and proxies of dotnet-svcutil.")
            {
                Setup = Read("dotnet-setup"),
            },
        ];
    }

    // The quotes of the programs: an address has none of these characters unless a client escapes badly.
    private string Fill(string text, string server)
    {
        var address = server.Replace("'", "%27", StringComparison.Ordinal)
            .Replace("\"", "%22", StringComparison.Ordinal)
            .Replace("$", "%24", StringComparison.Ordinal);
        return text
            .Replace(
                "{{services}}",
                $"{address}{options.RootPath}/{ServicesVersion.Default.Name}",
                StringComparison.Ordinal)
            .Replace("{{server}}", address, StringComparison.Ordinal)
            .Replace("{{namespace}}", ServicesVersion.Default.XmlNamespace, StringComparison.Ordinal);
    }

    private static string ReadResource(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"snippets/{name}.txt")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().TrimEnd('\n');
    }
}
