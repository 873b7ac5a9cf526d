using System.ServiceModel;

namespace Services86;

/// <summary>The SoPrincipal agent: login, and information about the server. It requires no ticket.</summary>
/// <remarks>
/// The Authenticate operations have message contracts, because they share one reply element with three children. The
/// operations are in the order of the published WSDL.
/// </remarks>
[ServiceContract(Name = "SoPrincipal", Namespace = ServicesVersion.BaseXmlNamespace)]
[MessageHeaders(typeof(ApplicationRequestHeaders), typeof(ReplyHeaders))]
public interface ISoPrincipalAgent
{
    /// <summary>Returns information about the server and its database.</summary>
    /// <returns>The information.</returns>
    [OperationContract]
    [return: MessageParameter(Name = "SystemInfo")]
    Task<SoSystemInfoCarrier?> GetSystemInfoAsync();

    /// <summary>Logs in with the identity from the transport, such as a Windows user.</summary>
    /// <param name="request">The request, which is empty.</param>
    /// <returns>The result of the login.</returns>
    [OperationContract]
    Task<AuthenticateResponse> AuthenticateImplicitAsync(AuthenticateImplicitRequest request);

    /// <summary>Logs in with a user name and a password, or with a ticket as user name.</summary>
    /// <param name="request">The user name and password.</param>
    /// <returns>The result of the login. A wrong user name or password is a rejected login, not an exception.</returns>
    [OperationContract]
    Task<AuthenticateResponse> AuthenticateUsernamePasswordAsync(AuthenticateUsernamePasswordRequest request);

    /// <summary>Logs in with values by name: <c>username</c> with <c>password</c>, or <c>ticket</c>.</summary>
    /// <param name="request">The values by name.</param>
    /// <returns>The result of the login. A failed authentication is a rejected login, not an exception.</returns>
    [OperationContract]
    Task<AuthenticateResponse> AuthenticateGenericAsync(AuthenticateGenericRequest request);

    /// <summary>Logs in with an access token from an identity provider.</summary>
    /// <param name="request">The access token.</param>
    /// <returns>The result of the login.</returns>
    [OperationContract]
    [IntroducedIn(86)]
    Task<AuthenticateResponse> AuthenticateWithAccessTokenAsync(AuthenticateWithAccessTokenRequest request);
}
