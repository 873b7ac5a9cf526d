using Services86.Data.Refusals;

namespace Services86.Data.EMailAccounts;

/// <summary>
/// Thrown when an associate would own two e-mail accounts of one address; upper and lower case do not differ.
/// </summary>
public sealed class EMailAddressTakenException : DataRefusedException
{
    internal EMailAddressTakenException(int associateId, string emailAddress, Exception innerException)
        : base(
            DataRefusalKind.AddressTaken,
            $"Associate {associateId} has an account of the address '{emailAddress}' already; upper and lower " +
            "case make no difference. Change that account.",
            innerException)
    {
        AssociateId = associateId;
        EMailAddress = emailAddress;
    }

    /// <summary>The id of the associate who owns an account of the address.</summary>
    public int AssociateId { get; }

    /// <summary>The requested address.</summary>
    public string EMailAddress { get; }
}
