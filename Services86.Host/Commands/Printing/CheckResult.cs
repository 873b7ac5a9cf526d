namespace Services86.Host.Commands.Printing;

/// <summary>The result of a check, as JSON.</summary>
/// <param name="Secrets">The number of secrets that were opened.</param>
/// <param name="Problems">A sentence for each problem.</param>
internal sealed record CheckResult(int Secrets, IReadOnlyList<string> Problems);
