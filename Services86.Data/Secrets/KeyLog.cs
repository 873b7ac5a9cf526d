using Microsoft.Extensions.Logging;

namespace Services86.Data.Secrets;

/// <summary>Logs changes of the data keys: events 4020 to 4029.</summary>
internal static partial class KeyLog
{
    [LoggerMessage(4020, LogLevel.Information, "The data keys are now {KeyIds}", EventName = "KeysReloaded")]
    public static partial void KeysReloaded(ILogger logger, string keyIds);

    [LoggerMessage(
        4021,
        LogLevel.Warning,
        "The data keys could not be read again. Secrets are encrypted with the known keys for a minute at most",
        EventName = "KeysNotReloaded")]
    public static partial void KeysNotReloaded(ILogger logger, Exception exception);
}
