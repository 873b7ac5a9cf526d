namespace Services86.Host.Commands.Printing;

/// <summary>An application in a list.</summary>
/// <param name="Name">The name.</param>
/// <param name="Agents">The agents that the application may call.</param>
/// <param name="Registered">The time of the registration.</param>
/// <param name="Revoked">The time of the revocation; null for an active application.</param>
internal sealed record ApplicationRow(string Name, IReadOnlyList<string> Agents, string Registered, string? Revoked);
