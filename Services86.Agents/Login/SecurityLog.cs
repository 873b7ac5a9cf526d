using Microsoft.Extensions.Logging;

namespace Services86.Agents.Login;

/// <summary>What is logged about logins: events 5000 to 5999. Never a password or ticket, nor a name that was typed.</summary>
internal static partial class SecurityLog
{
    [LoggerMessage(5000, LogLevel.Information, "Associate {AssociateId} logged in", EventName = "LoggedIn")]
    public static partial void LoggedIn(ILogger logger, int associateId);

    // Users type passwords into the field for the name, so the name of a failed login is not logged.
    [LoggerMessage(5001, LogLevel.Information, "A login was refused", EventName = "LoginRefused")]
    public static partial void LoginRefused(ILogger logger);

    [LoggerMessage(5002, LogLevel.Information, "A login has to wait after too many failures", EventName = "LoginThrottled")]
    public static partial void LoginThrottled(ILogger logger);

    [LoggerMessage(5003, LogLevel.Information, "{Count} ended tickets deleted", EventName = "TicketsDeleted")]
    public static partial void TicketsDeleted(ILogger logger, int count);

    [LoggerMessage(5004, LogLevel.Warning, "Ended tickets could not be deleted", EventName = "TicketsNotDeleted")]
    public static partial void TicketsNotDeleted(ILogger logger, Exception exception);

    [LoggerMessage(5005, LogLevel.Information, "A change of password was refused", EventName = "PasswordNotChanged")]
    public static partial void PasswordNotChanged(ILogger logger);
}
