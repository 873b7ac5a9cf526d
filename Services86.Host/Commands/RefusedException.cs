namespace Services86.Host.Commands;

/// <summary>Thrown when a command is refused for a reason that the user can correct.</summary>
internal sealed class RefusedException(string message) : Exception(message);
