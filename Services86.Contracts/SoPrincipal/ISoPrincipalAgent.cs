using System.ServiceModel;

namespace Services86;

/// <summary>The SoPrincipal agent: logging in, and facts about the server. It needs no ticket.</summary>
/// <remarks>
/// The Authenticate operations share one reply element with three children, which a plain method cannot say: they are
/// message contracts. Operations stand in the order of the published WSDL.
/// </remarks>
[ServiceContract(Name = "SoPrincipal", Namespace = ServicesVersion.BaseXmlNamespace)]
[MessageHeaders(typeof(ApplicationRequestHeaders), typeof(ReplyHeaders))]
public interface ISoPrincipalAgent
{
    /// <summary>Gives facts about the running server and its database.</summary>
    /// <returns>The facts.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "SystemInfo")]
    Task<SoSystemInfoCarrier?> GetSystemInfoAsync();

    /// <summary>Logs in by the identity that the transport proves, such as a Windows login.</summary>
    /// <param name="request">Nothing.</param>
    /// <returns>The login.</returns>
    [OperationContract]
    Task<AuthenticateResponse> AuthenticateImplicitAsync(AuthenticateImplicitRequest request);

    /// <summary>Logs in by user name and password, or by a ticket in place of the user name.</summary>
    /// <param name="request">The user name and password.</param>
    /// <returns>The login; refused, and no exception, when the name or password is wrong.</returns>
    [OperationContract]
    Task<AuthenticateResponse> AuthenticateUsernamePasswordAsync(AuthenticateUsernamePasswordRequest request);

    /// <summary>Logs in by names and values: <c>username</c> with <c>password</c>, or <c>ticket</c>.</summary>
    /// <param name="request">The names and values.</param>
    /// <returns>The login; refused, and no exception, when it is not proved.</returns>
    [OperationContract]
    Task<AuthenticateResponse> AuthenticateGenericAsync(AuthenticateGenericRequest request);

    /// <summary>Logs in by an access token of an identity source.</summary>
    /// <param name="request">The token.</param>
    /// <returns>The login.</returns>
    [OperationContract]
    [IntroducedIn(86)]
    Task<AuthenticateResponse> AuthenticateWithAccessTokenAsync(AuthenticateWithAccessTokenRequest request);
}
