using Microsoft.Extensions.Logging;

namespace Services86.Agents.Login;

/// <summary>
/// Logs logins and tickets: events 5000 to 5999. No password, ticket or user name of a request is logged.
/// </summary>
internal static partial class SecurityLog
{
    [LoggerMessage(5000, LogLevel.Information, "Associate {AssociateId} logged in", EventName = "LoggedIn")]
    public static partial void LoggedIn(ILogger logger, int associateId);

    // Without the name: users type passwords into the field of the name.
    [LoggerMessage(5001, LogLevel.Information, "A login was refused", EventName = "LoginRefused")]
    public static partial void LoginRefused(ILogger logger);

    [LoggerMessage(
        5002, LogLevel.Information, "A login has to wait after too many failures", EventName = "LoginThrottled")]
    public static partial void LoginThrottled(ILogger logger);

    [LoggerMessage(5003, LogLevel.Information, "{Count} expired tickets deleted", EventName = "TicketsDeleted")]
    public static partial void TicketsDeleted(ILogger logger, int count);

    [LoggerMessage(5004, LogLevel.Warning, "Expired tickets could not be deleted", EventName = "TicketsNotDeleted")]
    public static partial void TicketsNotDeleted(ILogger logger, Exception exception);

    [LoggerMessage(5005, LogLevel.Information, "A change of password was refused", EventName = "PasswordNotChanged")]
    public static partial void PasswordNotChanged(ILogger logger);

    [LoggerMessage(
        5006,
        LogLevel.Warning,
        "The use of a ticket or the time of a login could not be stored; the calls themselves succeed",
        EventName = "UsageNotRecorded")]
    public static partial void UsageNotRecorded(ILogger logger, Exception exception);

    [LoggerMessage(
        5007,
        LogLevel.Warning,
        "The password of associate {AssociateId} could not be hashed anew; the login succeeds",
        EventName = "PasswordNotRehashed")]
    public static partial void PasswordNotRehashed(ILogger logger, int associateId, Exception exception);

    [LoggerMessage(
        5008,
        LogLevel.Warning,
        "The failures of logins could not be stored; this host counts them in memory until it stops",
        EventName = "FailuresNotSaved")]
    public static partial void FailuresNotSaved(ILogger logger, Exception exception);

    [LoggerMessage(
        5010,
        LogLevel.Information,
        "Associate {ChangedBy} changed the password of associate {AssociateId}",
        EventName = "PasswordChanged")]
    public static partial void PasswordChanged(ILogger logger, int associateId, int changedBy);

    [LoggerMessage(
        5011,
        LogLevel.Information,
        "Associate {ChangedBy} saved the {CredentialType} credential of associate {AssociateId}",
        EventName = "CredentialSaved")]
    public static partial void CredentialSaved(
        ILogger logger, int associateId, string credentialType, int changedBy);

    [LoggerMessage(
        5012,
        LogLevel.Information,
        "Associate {ChangedBy} deleted the {CredentialType} credential of associate {AssociateId}",
        EventName = "CredentialDeleted")]
    public static partial void CredentialDeleted(
        ILogger logger, int associateId, string credentialType, int changedBy);
}
