namespace Services86.Host.TestMode;

/// <summary>The log messages of test mode: event 1040.</summary>
internal static partial class TestModeLog
{
    [LoggerMessage(
        1040,
        LogLevel.Warning,
        "TEST MODE, NOT FOR REAL DATA: the database is temporary and is deleted at the end; anybody who reaches this " +
        "server can reset it, set its clock and make its calls fail, at /admin/test. The administrator is {Name}, " +
        "with {Password}",
        EventName = "Begun")]
    public static partial void Begun(ILogger logger, string name, string password);
}
