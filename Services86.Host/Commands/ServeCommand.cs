using System.CommandLine;

namespace Services86.Host.Commands;

/// <summary>Serves: the default command.</summary>
internal sealed class ServeCommand(CommandContext context)
    : HostCommand("serve", "Serve SOAP and REST, until the process is stopped. The default command.", context)
{
    /// <inheritdoc/>
    protected override Task RunAsync(ParseResult arguments, CancellationToken cancellationToken) =>
        ServerProcess.RunAsync(Configuration, Output);
}
