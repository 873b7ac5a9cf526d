using System.Data.Common;

namespace Services86.Data;

/// <summary>Thrown when more is to be saved than the database keeps up with. Nothing of the refused work was stored.</summary>
public sealed class DatabaseBusyException : DbException
{
    internal DatabaseBusyException(int limit)
        : base(
            $"{limit} pieces of work are waiting to be written to the database already. Nothing was stored: try again " +
            "in a moment.")
    {
    }

    /// <inheritdoc/>
    /// <value>Always true: the same work may be taken in a moment.</value>
    public override bool IsTransient => true;
}
