using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>What commands are run with.</summary>
/// <param name="Console">The input and output.</param>
/// <param name="Configuration">The arguments that are configuration.</param>
internal sealed record CommandContext(CommandConsole Console, string[] Configuration);
