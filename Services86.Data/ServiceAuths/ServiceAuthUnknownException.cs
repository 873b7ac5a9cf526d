namespace Services86.Data.ServiceAuths;

/// <summary>Thrown when something is stored that names a login which does not exist.</summary>
public sealed class ServiceAuthUnknownException : Exception
{
    internal ServiceAuthUnknownException(int serviceAuthId)
        : base($"There is no login with the id {serviceAuthId}. Name one that is stored.")
    {
        ServiceAuthId = serviceAuthId;
    }

    /// <summary>The id that was named.</summary>
    public int ServiceAuthId { get; }
}
