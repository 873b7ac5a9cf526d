using Services86.Data.Refusals;

namespace Services86.Data.ServiceAuths;

/// <summary>Thrown when an e-mail account is stored with a login that does not exist.</summary>
public sealed class ServiceAuthUnknownException : DataRefusedException
{
    internal ServiceAuthUnknownException(int serviceAuthId)
        : base(
            DataRefusalKind.UnknownReference,
            $"There is no login with the id {serviceAuthId}. Name one that is stored.") =>
        ServiceAuthId = serviceAuthId;

    /// <summary>The id that no login has.</summary>
    public int ServiceAuthId { get; }
}
