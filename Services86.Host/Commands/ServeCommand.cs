using System.CommandLine;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>Serves: the default command.</summary>
internal sealed class ServeCommand : HostCommand
{
    /// <summary>Creates the command.</summary>
    public ServeCommand(CommandContext context)
        : base("serve", "Serve SOAP and REST, until the process is stopped. The default command.", context) =>
        Options.Add(new Option<bool>(TestOption.Name)
        {
            Description = "Serve the tests of a client: a temporary database, and the addresses below /admin/test.",
        });

    /// <inheritdoc/>
    protected override Task RunAsync(ParseResult arguments, CancellationToken cancellationToken) =>
        ServerProcess.RunAsync(
            arguments.GetValue<bool>(TestOption.Name) ? [.. Configuration, TestOption.Setting] : Configuration, Output);
}
