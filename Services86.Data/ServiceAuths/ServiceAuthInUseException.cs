namespace Services86.Data.ServiceAuths;

/// <summary>Thrown when a login is deleted that an e-mail account uses.</summary>
public sealed class ServiceAuthInUseException : Exception
{
    internal ServiceAuthInUseException(int serviceAuthId, int emailAccountId, string emailAddress)
        : base(
            $"The login {serviceAuthId} is used by the e-mail account {emailAccountId}, '{emailAddress}'. Delete the " +
            "account first, or give it another login.")
    {
        EMailAccountId = emailAccountId;
        EMailAddress = emailAddress;
    }

    /// <summary>The id of an account that uses the login; there may be others.</summary>
    public int EMailAccountId { get; }

    /// <summary>The address of that account.</summary>
    public string EMailAddress { get; }
}
