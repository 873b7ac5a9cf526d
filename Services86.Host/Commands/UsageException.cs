namespace Services86.Host.Commands;

/// <summary>Thrown when the arguments of the program make no sense.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Thrown when a command cannot be carried out, for a reason that whoever gave it can mend.</summary>
internal sealed class RefusedException(string message) : Exception(message);
