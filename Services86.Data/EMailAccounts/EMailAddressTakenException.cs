namespace Services86.Data.EMailAccounts;

/// <summary>Thrown when an associate would have two accounts of one address, in the same or another case.</summary>
public sealed class EMailAddressTakenException : Exception
{
    internal EMailAddressTakenException(string emailAddress, Exception? inner)
        : base(
            $"The associate has an account of the address '{emailAddress}' already; upper and lower case make no " +
            "difference. Change that account.",
            inner)
    {
        EMailAddress = emailAddress;
    }

    /// <summary>The address that was to be stored.</summary>
    public string EMailAddress { get; }
}
