using System.Net;
using Microsoft.Extensions.Logging;

namespace Services86.Agents.Login;

/// <summary>
/// Logs logins and tickets: events 5000 to 5999. No password, ticket or user name of a request is logged. A login that
/// is refused is logged with its call: <see cref="Calls.CallLog"/>.
/// </summary>
internal static partial class SecurityLog
{
    // By a password that was sent with a call. The line of a call that logs in says so itself.
    [LoggerMessage(
        5000, LogLevel.Information, "Associate {AssociateId} logged in from {Client}", EventName = "LoggedIn")]
    public static partial void LoggedIn(ILogger logger, int associateId, IPAddress? client);

    [LoggerMessage(5003, LogLevel.Information, "{Count} expired tickets deleted", EventName = "TicketsDeleted")]
    public static partial void TicketsDeleted(ILogger logger, int count);

    [LoggerMessage(5004, LogLevel.Warning, "Expired tickets could not be deleted", EventName = "TicketsNotDeleted")]
    public static partial void TicketsNotDeleted(ILogger logger, Exception exception);

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
