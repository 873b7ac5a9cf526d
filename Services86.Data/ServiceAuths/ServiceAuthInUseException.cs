using Services86.Data.Refusals;

namespace Services86.Data.ServiceAuths;

/// <summary>Thrown when a login that an e-mail account uses is deleted.</summary>
public sealed class ServiceAuthInUseException : DataRefusedException
{
    internal ServiceAuthInUseException(int serviceAuthId, int emailAccountId, string emailAddress)
        : base(
            DataRefusalKind.InUse,
            $"The login {serviceAuthId} is used by the e-mail account {emailAccountId}, '{emailAddress}'. Delete the " +
            "account first, or give it another login.")
    {
        ServiceAuthId = serviceAuthId;
        EMailAccountId = emailAccountId;
        EMailAddress = emailAddress;
    }

    /// <summary>The id of the login.</summary>
    public int ServiceAuthId { get; }

    /// <summary>The id of an account that uses the login; there may be others.</summary>
    public int EMailAccountId { get; }

    /// <summary>The address of that account.</summary>
    public string EMailAddress { get; }
}
