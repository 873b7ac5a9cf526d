namespace Services86.Agents.Refusals;

/// <summary>The caller is not authenticated, or has to wait before the next login.</summary>
/// <param name="message">What is wrong, for a developer.</param>
/// <param name="friendlyText">What is wrong and what to do about it, for a user.</param>
internal sealed class SoSessionException(string message, string friendlyText)
    : SoException(WireName, message, friendlyText)
{
    /// <summary>The full name of the exception in NetServer.</summary>
    public const string WireName = "SuperOffice.Exceptions.SoSessionException";

    /// <summary>Gets whether the caller sent no credentials at all.</summary>
    public bool LacksCredentials { get; init; }
}
