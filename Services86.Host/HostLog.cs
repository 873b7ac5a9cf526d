namespace Services86.Host;

/// <summary>The log messages of the program itself: events 1000 to 1099.</summary>
internal static partial class HostLog
{
    [LoggerMessage(1000, LogLevel.Warning, "{Advice}", EventName = "SettingToChange")]
    public static partial void SettingToChange(ILogger logger, string advice);
}
