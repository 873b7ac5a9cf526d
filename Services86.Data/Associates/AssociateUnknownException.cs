using Services86.Data.Refusals;

namespace Services86.Data.Associates;

/// <summary>Thrown when a record is stored for an associate who does not exist.</summary>
public sealed class AssociateUnknownException : DataRefusedException
{
    internal AssociateUnknownException(int associateId, Exception innerException)
        : base(
            DataRefusalKind.UnknownReference,
            $"There is no associate {associateId}. Use the id of a stored one.",
            innerException) => AssociateId = associateId;

    /// <summary>The id that no associate has.</summary>
    public int AssociateId { get; }
}
