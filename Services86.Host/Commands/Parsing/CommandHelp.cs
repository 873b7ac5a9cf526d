using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Services86.Host.Commands.Parsing;

/// <summary>Prints the help of a command, and how settings are passed.</summary>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    private const string Configuration =
        $"""
        Configuration:
          Every command takes the settings of docs/OPERATIONS.md: from appsettings.json, from environment variables
          such as Services86__Database__ConnectionString, or as arguments anywhere in the line, such as
          --Services86:Tickets:Lifetime=01:00:00 or --urls http://localhost:8080. '{UsageText.ProgramName} config show'
          prints them.
        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction().Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Configuration);
        return 0;
    }
}
