using System.CommandLine;
using Services86.Description;
using Services86.Soap.Http;
using Services86.Soap.Wsdl;

namespace Services86.Host.Commands;

/// <summary>Writes the WSDL files, each with the address of its service.</summary>
internal sealed class WsdlExportCommand : HostCommand
{
    private readonly Argument<string> _directory =
        new("DIRECTORY") { Description = "The directory, which is created; existing files are replaced." };

    /// <summary>Creates the command.</summary>
    public WsdlExportCommand(CommandContext context)
        : base("export", "Write the WSDL files as they are served at the address of the setting Urls.", context) =>
        Arguments.Add(_directory);

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var directory = arguments.GetRequiredValue(_directory);
        await using var app = BuildApplication();
        var soap = app.Services.GetRequiredService<SoapOptions>();
        var url = Services86Application.FirstUrl(app.Configuration);
        Directory.CreateDirectory(directory);
        foreach (var contract in app.Services.GetServices<ContractDescription>())
        {
            var file = Path.Combine(directory, contract.Name + ".wsdl");
            await File.WriteAllBytesAsync(
                file, new WsdlDocument(contract).ToBytes(url + soap.PathOf(contract)), cancellationToken);
            await Output.WriteLineAsync(file);
        }
    }
}
