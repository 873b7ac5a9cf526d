using System.Data.Common;

namespace Services86.Data.Refusals;

/// <summary>
/// Thrown when the data layer refuses a request. Nothing of the request was stored, except perhaps with
/// <see cref="DataRefusalKind.OutcomeUnknown"/>.
/// </summary>
/// <remarks>
/// Each refusal is a type of its own, with the facts that an answer to a client needs. Any other
/// <see cref="DbException"/> is a fault of the server or its disk.
/// </remarks>
public abstract class DataRefusedException : DbException
{
    private protected DataRefusedException(DataRefusalKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>The way in which the request was refused.</summary>
    public DataRefusalKind Kind { get; }

    /// <inheritdoc/>
    /// <value>
    /// True for <see cref="DataRefusalKind.Busy"/> and <see cref="DataRefusalKind.Unreachable"/> only.
    /// </value>
    public override bool IsTransient => Kind is DataRefusalKind.Busy or DataRefusalKind.Unreachable;
}
