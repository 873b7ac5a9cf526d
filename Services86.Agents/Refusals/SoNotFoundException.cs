namespace Services86.Agents.Refusals;

/// <summary>The call names a record that does not exist.</summary>
/// <param name="message">What is wrong, for a developer.</param>
/// <param name="friendlyText">What is wrong and what to do about it, for a user.</param>
internal sealed class SoNotFoundException(string message, string friendlyText)
    : SoException(WireName, message, friendlyText)
{
    /// <summary>The full name of the exception in NetServer.</summary>
    public const string WireName = "SuperOffice.Exceptions.SoNotFoundException";
}
