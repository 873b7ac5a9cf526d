using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Audit;
using Services86.Description;

namespace Services86.Host.Commands;

/// <summary>Registers an application, also while the server runs.</summary>
internal static class AppAddCommand
{
    private const string AgentsOption = "--agents";

    /// <summary>Registers an application.</summary>
    /// <param name="arguments">The option <c>--agents</c>, and configuration.</param>
    /// <param name="name">The name of the application.</param>
    /// <param name="output">The writer that the application token is printed to, alone, for scripts.</param>
    public static async Task RunAsync(CommandArguments arguments, string name, TextWriter output)
    {
        var asked = NamesIn(arguments.TakeOption(AgentsOption, out arguments));
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        RequireName(name);
        var agents = AgentsOf(asked, app.Services.GetServices<ContractDescription>().Select(contract => contract.Name));
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        var token = await app.Services.GetRequiredService<ApplicationService>()
            .RegisterAsync(name, agents, AuditActor.Command, CancellationToken.None);
        await output.WriteLineAsync(token);
    }

    private static string[] NamesIn(string? list) =>
        (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            is { Length: > 0 } names
            ? names
            : throw new UsageException(
                $"{AgentsOption} is missing: expected the agents that the application may call, "
                + $"such as {AgentsOption} User,EMail.");

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
