namespace Services86.Agents.Refusals;

/// <summary>A refusal that the caller is told of: in the reply's ExceptionInfo, under the name of NetServer's exception.</summary>
/// <remarks>Source of the names: reference, behaviour.md section 1.6.</remarks>
internal abstract class SoException : Exception
{
    /// <summary>Refuses a call.</summary>
    /// <param name="message">What is wrong, for a developer.</param>
    /// <param name="friendlyText">What is wrong and what to do about it, for whoever reads it.</param>
    private protected SoException(string message, string friendlyText)
        : base(message) => FriendlyText = friendlyText;

    /// <summary>What is wrong and what to do about it.</summary>
    public string FriendlyText { get; }

    /// <summary>The full name of the exception in NetServer.</summary>
    public string ExceptionType => "SuperOffice.Exceptions." + GetType().Name;
}

/// <summary>The caller is not logged in, or not as somebody who is known.</summary>
internal sealed class SoSessionException(string message, string friendlyText) : SoException(message, friendlyText)
{
    /// <summary>How long the caller has to wait before the next login; null where waiting does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A browser sends a request that another site's page may have made, without its user's knowing.</summary>
internal sealed class XsrfValidationException(string message, string friendlyText) : SoException(message, friendlyText);

/// <summary>What the call names does not exist.</summary>
internal sealed class SoNotFoundException(string message, string friendlyText) : SoException(message, friendlyText);

/// <summary>An argument cannot be right.</summary>
internal sealed class SoInvalidArgumentException(string message, string friendlyText)
    : SoException(message, friendlyText);

/// <summary>The caller may not do this.</summary>
internal sealed class SoFunctionRightException(string message, string friendlyText)
    : SoException(message, friendlyText);

/// <summary>What is stored does not allow this.</summary>
internal sealed class SoIllegalOperationException(string message, string friendlyText)
    : SoException(message, friendlyText);
