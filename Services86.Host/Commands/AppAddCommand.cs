using System.CommandLine;
using Services86.Agents.Login;
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
        RequireName(name);
        var agents = AgentsOf(asked, app.Services.GetServices<ContractDescription>().Select(contract => contract.Name));
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

    private static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
        {
            // 'app list' prints a line for each application.
            throw new RefusedException(
                $"'{name}' cannot be the name of an application: expected some letters, on one line.");
        }
    }

    // In the spelling of the contracts, without duplicates.
    private static string[] AgentsOf(string[] asked, IEnumerable<string> served)
    {
        var known = served.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);
        return asked.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown
            ? throw new RefusedException(
                $"There is no agent '{unknown}'. The agents are {string.Join(", ", known.Keys)}.")
            : [.. asked.Select(name => known[name]).Distinct()];
    }
}
