namespace Services86.Agents.Refusals;

/// <summary>
/// The database cannot take the call now. Nothing was stored: the server is at fault, not the caller.
/// </summary>
/// <param name="message">What is wrong, for a developer.</param>
/// <param name="friendlyText">What is wrong and what to do about it, for a user.</param>
internal sealed class SoDbAccessException(string message, string friendlyText)
    : SoException(WireName, message, friendlyText)
{
    /// <summary>The full name of the exception in NetServer.</summary>
    public const string WireName = "SuperOffice.Exceptions.SoDbAccessException";
}
