using System.Data.Common;

namespace Services86.Data.Refusals;

/// <summary>Thrown when the database file cannot be opened, read or written.</summary>
public sealed class DatabaseUnusableException : DataRefusedException
{
    internal DatabaseUnusableException(string databasePath, string problem, DbException cause)
        : base(DataRefusalKind.Unusable, $"The database '{databasePath}' {problem} ({cause.Message})", cause)
    {
    }
}
