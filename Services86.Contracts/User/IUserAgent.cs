using System.ServiceModel;

namespace Services86;

/// <summary>The User agent: users, their credentials, and the logins to outside services that are kept for them.</summary>
/// <remarks>Operations stand in the order of the published WSDL.</remarks>
[ServiceContract(Name = "User", Namespace = ServicesVersion.XmlNamespace)]
[MessageHeaders(typeof(SessionRequestHeaders), typeof(ReplyHeaders))]
public interface IUserAgent
{
    /// <summary>Gives an unsaved ServiceAuth with the server's defaults.</summary>
    /// <returns>A record with id 0 that is stored nowhere.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> CreateDefaultServiceAuthAsync();

    /// <summary>Updates the ServiceAuth, or creates one when its id is 0.</summary>
    /// <param name="serviceAuth">The record to store; every member replaces what is stored.</param>
    /// <returns>The record as it is stored, with its id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> SaveServiceAuthAsync([MessageParameter(Name = "ServiceAuth")] ServiceAuth? serviceAuth);

    /// <summary>Deletes a ServiceAuth.</summary>
    /// <param name="serviceAuthId">The id of a stored record.</param>
    [OperationContract]
    Task DeleteServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);

    /// <summary>Gives a stored ServiceAuth.</summary>
    /// <param name="serviceAuthId">The id of the record.</param>
    /// <returns>The record, with its password in clear; null when there is none of that id.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "Response")]
    Task<ServiceAuth?> GetServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] int serviceAuthId);
}
