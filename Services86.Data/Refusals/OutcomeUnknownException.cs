using System.Data.Common;

namespace Services86.Data.Refusals;

/// <summary>
/// Thrown when the connection was lost while a change was committed, and the database server could not be asked for
/// the outcome since. The change may have been stored.
/// </summary>
public sealed class OutcomeUnknownException : DataRefusedException
{
    internal OutcomeUnknownException(DbException cause)
        : base(
            DataRefusalKind.OutcomeUnknown,
            "The connection to the database was lost while the change was saved: it may have been saved. Read the " +
            "record before you send the change again.",
            cause)
    {
    }
}
