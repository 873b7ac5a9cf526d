using System.CommandLine;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data;
using Services86.Data.Audit;
using Services86.Description;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>Registers an application, also while the server runs.</summary>
internal sealed class AppAddCommand : HostCommand
{
    private readonly Argument<string> _name =
        new("NAME") { Description = "The name of the application, which no other may have." };

    private readonly ValueOption _agents =
        new("--agents", "AGENT,...", "The agents that the application may call, separated by commas.")
        {
            Required = true,
            Expected = "the agents that the application may call, such as --agents User,EMail.",
        };

    /// <summary>Creates the command.</summary>
    public AppAddCommand(CommandContext context)
        : base("add", "Register an application, and print its token, once.", context)
    {
        Arguments.Add(_name);
        Options.Add(_agents);
    }

    /// <inheritdoc/>
    /// <remarks>The application token is printed alone, for scripts.</remarks>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var name = arguments.GetRequiredValue(_name);
        var asked = NamesIn(arguments.GetRequiredValue(_agents));
        await using var app = BuildApplication();
        var agents = Refuse(() =>
        {
            ApplicationRules.RequireName(name);
            return ApplicationRules.RequireAgents(asked, app.Services.GetServices<ContractDescription>());
        });
        await app.Services.GetRequiredService<Database>().PrepareAsync(cancellationToken);
        var token = await app.Services.GetRequiredService<ApplicationService>()
            .RegisterAsync(name, agents, AuditActor.Command, cancellationToken);
        await Output.WriteLineAsync(token);
    }

    private string[] NamesIn(string list) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } names
            ? names
            : throw new UsageException(_agents.MissingMessage);

    private static string[] Refuse(Func<string[]> rule)
    {
        try
        {
            return rule();
        }
        catch (SoInvalidArgumentException refusal)
        {
            throw new RefusedException(refusal.Message);
        }
    }
}
