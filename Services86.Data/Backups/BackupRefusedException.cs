using Services86.Data.Refusals;

namespace Services86.Data.Backups;

/// <summary>
/// Thrown when a backup cannot be made, or cannot be restored. What was to be saved or replaced is unchanged.
/// </summary>
public sealed class BackupRefusedException : DataRefusedException
{
    internal BackupRefusedException(string message, Exception? cause = null)
        : base(DataRefusalKind.BackupRefused, message, cause)
    {
    }

    internal static BackupRefusedException OfServer(string engine, string program, string? keysDirectory) => new(
        $"The database is one of {engine}: use {program} instead of this command, which is for SQLite. The secrets " +
        (keysDirectory is null
            ? "open only with the certificate of Services86:Keys:Certificate:Path: keep a copy of it too."
            : $"open only with the keys in '{keysDirectory}': copy them too."));
}
