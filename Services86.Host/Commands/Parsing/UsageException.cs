namespace Services86.Host.Commands.Parsing;

/// <summary>Thrown when the arguments of the program are invalid.</summary>
/// <param name="message">A sentence that says what was expected and what was found. It quotes no secret.</param>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>Gets the line about the usage of the command, or of the program.</summary>
    public string Usage { get; init; } = UsageText.General;
}
