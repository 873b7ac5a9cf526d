using System.Data.Common;

namespace Services86.Data.Refusals;

/// <summary>
/// Thrown when no connection to the database server can be opened, or a connection was lost. The same request can
/// succeed in a moment, when another database server has taken over.
/// </summary>
public sealed class DatabaseUnreachableException : DataRefusedException
{
    internal DatabaseUnreachableException(DbException cause)
        : base(
            DataRefusalKind.Unreachable,
            "The database server cannot be reached. Nothing was stored: try again in a moment.",
            cause)
    {
    }
}
