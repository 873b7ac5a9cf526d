using Services86.Data.Refusals;

namespace Services86.Data.Associates;

/// <summary>Thrown when an associate who owns records is deleted.</summary>
public sealed class AssociateInUseException : DataRefusedException
{
    internal AssociateInUseException(int associateId, Exception innerException)
        : base(
            DataRefusalKind.InUse,
            $"Associate {associateId} owns records, which would be lost. Retire the associate instead.",
            innerException) => AssociateId = associateId;

    /// <summary>The id of the associate.</summary>
    public int AssociateId { get; }
}
