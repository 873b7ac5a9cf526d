using Services86.Agents.Refusals;
using Services86.Description;

namespace Services86.Agents.Login;

/// <summary>What the name and the agents of an application may be.</summary>
internal static class ApplicationRules
{
    /// <summary>Requires that a name can be that of an application.</summary>
    /// <exception cref="SoInvalidArgumentException">The name is empty, or has more than one line.</exception>
    public static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
        {
            var reason = $"'{name}' cannot be the name of an application: expected some letters, on one line.";
            throw new SoInvalidArgumentException(reason, reason);
        }
    }

    /// <summary>Gets the agents that an application asks for, as contracts spell them, without duplicates.</summary>
    /// <param name="asked">The names, in any case.</param>
    /// <param name="contracts">The contracts of the server.</param>
    /// <exception cref="SoInvalidArgumentException">There is no agent of a name, or no name.</exception>
    public static string[] RequireAgents(IReadOnlyList<string> asked, IEnumerable<ContractDescription> contracts)
    {
        var known = contracts.ToDictionary(
            contract => contract.Name, contract => contract.Name, StringComparer.OrdinalIgnoreCase);
        var reason = asked.Count == 0
            ? $"Expected the agents that the application may call: {string.Join(", ", known.Keys)}."
            : asked.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown
                ? $"There is no agent '{unknown}'. The agents are {string.Join(", ", known.Keys)}."
                : null;
        return reason is null
            ? [.. asked.Select(name => known[name]).Distinct()]
            : throw new SoInvalidArgumentException(reason, reason);
    }
}
