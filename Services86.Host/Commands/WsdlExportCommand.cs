using Services86.Description;
using Services86.Soap.Http;
using Services86.Soap.Wsdl;

namespace Services86.Host.Commands;

/// <summary>Writes the WSDL files, each with the address of its service.</summary>
internal static class WsdlExportCommand
{
    /// <summary>Writes a file for each agent, and replaces existing files.</summary>
    public static async Task RunAsync(CommandArguments arguments, string directory, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        var soap = app.Services.GetRequiredService<SoapOptions>();
        var url = Services86Application.FirstUrl(app.Configuration);
        Directory.CreateDirectory(directory);
        foreach (var contract in app.Services.GetServices<ContractDescription>())
        {
            var file = Path.Combine(directory, contract.Name + ".wsdl");
            await File.WriteAllBytesAsync(file, new WsdlDocument(contract).ToBytes(url + soap.PathOf(contract)));
            await output.WriteLineAsync(file);
        }
    }
}
