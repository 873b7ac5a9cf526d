namespace Services86.Testing;

/// <summary>
/// Thrown when a server was not called as a test expects. The message has what was expected, what came, and the nearest
/// call with its differences.
/// </summary>
/// <param name="message">The message.</param>
public sealed class VerificationException(string message) : Exception(message);
