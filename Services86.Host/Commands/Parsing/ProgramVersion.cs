using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace Services86.Host.Commands.Parsing;

/// <summary>Prints the version of the program.</summary>
internal sealed class ProgramVersion : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    private static string Version =>
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion ?? "unknown";

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Version);
        return 0;
    }
}
