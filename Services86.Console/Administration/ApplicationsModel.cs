using Services86.Data.Applications;

namespace Services86.WebConsole.Administration;

/// <summary>What the list of applications shows.</summary>
/// <param name="Applications">The applications.</param>
/// <param name="Agents">The names of the agents.</param>
/// <param name="IsOnline">Whether the server checks the tokens of applications.</param>
/// <param name="Done">What the last form has done; null for nothing.</param>
internal sealed record ApplicationsModel(
    IReadOnlyList<Application> Applications, IReadOnlyList<string> Agents, bool IsOnline, string? Done);
