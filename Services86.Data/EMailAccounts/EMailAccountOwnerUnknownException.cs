using Services86.Data.Refusals;

namespace Services86.Data.EMailAccounts;

/// <summary>Thrown when an e-mail account is stored for an owner who does not exist.</summary>
public sealed class EMailAccountOwnerUnknownException : DataRefusedException
{
    internal EMailAccountOwnerUnknownException(int associateId)
        : base(
            DataRefusalKind.UnknownReference,
            $"There is no associate {associateId} to own the account. Use the id of a stored one.") =>
        AssociateId = associateId;

    /// <summary>The id that no associate has.</summary>
    public int AssociateId { get; }
}
