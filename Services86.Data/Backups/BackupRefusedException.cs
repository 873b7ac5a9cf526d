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
}
