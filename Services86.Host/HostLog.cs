namespace Services86.Host;

/// <summary>The log messages of the program itself: events 1000 to 1019.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1000, LogLevel.Warning, "{Advice}", EventName = "SettingToChange")]
    public static partial void SettingToChange(ILogger logger, string advice);

    [LoggerMessage(
        1010,
        LogLevel.Warning,
        "The associates {AssociateIds} have the same {CredentialType} credential, which only one can have: delete it " +
        "from the others with DeleteCredential",
        EventName = "CredentialShared")]
    public static partial void CredentialShared(ILogger logger, string credentialType, string associateIds);
}
