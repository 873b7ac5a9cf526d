namespace Services86.Agents.Refusals;

/// <summary>A refusal under any name, for the tests of a client.</summary>
/// <param name="exceptionType">The full name of the exception in NetServer, or any other name.</param>
/// <param name="message">What is wrong, for a developer.</param>
/// <param name="friendlyText">What is wrong and what to do about it, for a user.</param>
internal sealed class SoSimulatedException(string exceptionType, string message, string friendlyText)
    : SoException(exceptionType, message, friendlyText)
{
    private const string Namespace = "SuperOffice.Exceptions.";

    /// <summary>Creates a refusal, which is of the server's own type if there is one of that name.</summary>
    /// <param name="exceptionType">The name of the exception, with or without <c>SuperOffice.Exceptions.</c>.</param>
    /// <param name="message">What is wrong, for a developer.</param>
    /// <param name="friendlyText">What is wrong and what to do about it, for a user.</param>
    public static SoException Create(string exceptionType, string message, string friendlyText)
    {
        var name = exceptionType.Contains('.', StringComparison.Ordinal) ? exceptionType : Namespace + exceptionType;
        return name switch
        {
            SoDbAccessException.WireName => new SoDbAccessException(message, friendlyText),
            SoFunctionRightException.WireName => new SoFunctionRightException(message, friendlyText),
            SoIllegalOperationException.WireName => new SoIllegalOperationException(message, friendlyText),
            SoInvalidArgumentException.WireName => new SoInvalidArgumentException(message, friendlyText),
            SoNotFoundException.WireName => new SoNotFoundException(message, friendlyText),
            SoSessionException.WireName => new SoSessionException(message, friendlyText),
            _ => new SoSimulatedException(name, message, friendlyText),
        };
    }
}
