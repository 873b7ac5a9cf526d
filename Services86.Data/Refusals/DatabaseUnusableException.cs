using System.Data.Common;

namespace Services86.Data.Refusals;

/// <summary>Thrown when the database cannot be opened, read or written.</summary>
public sealed class DatabaseUnusableException : DataRefusedException
{
    internal DatabaseUnusableException(string database, string problem, DbException cause)
        : base(DataRefusalKind.Unusable, $"The database '{database}' {problem} ({cause.Message})", cause)
    {
    }

    internal DatabaseUnusableException(string database, string problem)
        : base(DataRefusalKind.Unusable, $"The database '{database}' {problem}")
    {
    }
}
