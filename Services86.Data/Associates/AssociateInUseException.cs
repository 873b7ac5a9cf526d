namespace Services86.Data.Associates;

/// <summary>Thrown when an associate is deleted who owns records; nothing was changed.</summary>
public sealed class AssociateInUseException : Exception
{
    internal AssociateInUseException(int associateId, Exception innerException)
        : base(
            $"Associate {associateId} owns records, which would be lost. Retire the associate instead.", innerException)
    {
    }
}
