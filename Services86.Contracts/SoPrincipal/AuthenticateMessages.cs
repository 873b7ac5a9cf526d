using System.ServiceModel;

namespace Services86;

/// <summary>The request of AuthenticateImplicit. It is empty, because the transport authenticates the caller.</summary>
[MessageContract(WrapperName = "AuthenticateImplicit")]
public sealed class AuthenticateImplicitRequest;

/// <summary>The request of AuthenticateUsernamePassword.</summary>
[MessageContract(WrapperName = "AuthenticateUsernamePassword")]
public sealed class AuthenticateUsernamePasswordRequest
{
    /// <summary>The login name in any case, or a ticket.</summary>
    [MessageBodyMember(Order = 0)]
    public string? UserName { get; set; }

    /// <summary>The password. Ignored if the user name is a ticket.</summary>
    [MessageBodyMember(Order = 1)]
    [Secret]
    public string? Password { get; set; }
}

/// <summary>The request of AuthenticateGeneric.</summary>
[MessageContract(WrapperName = "AuthenticateGeneric")]
public sealed class AuthenticateGenericRequest
{
    /// <summary>The values that authenticate the caller, by name.</summary>
    /// <example>{"username": "anna", "password": "Pa55-of-anna"}</example>
    [MessageBodyMember]
    [Secret]
    public AuthenticationGenericData? AuthenticationData { get; set; }
}

/// <summary>The request of AuthenticateWithAccessToken.</summary>
[MessageContract(WrapperName = "AuthenticateWithAccessToken")]
public sealed class AuthenticateWithAccessTokenRequest
{
    /// <summary>The access token from an identity provider.</summary>
    [MessageBodyMember]
    [Secret]
    public string? AccessToken { get; set; }
}

/// <summary>The reply of the Authenticate operations.</summary>
[MessageContract]
public sealed class AuthenticateResponse
{
    /// <summary>The associate who has logged in; null if the login is rejected.</summary>
    [MessageBodyMember(Order = 0)]
    public SoPrincipalCarrier? Response { get; set; }

    /// <summary>The ticket for further calls; null if the login is rejected.</summary>
    [MessageBodyMember(Order = 1)]
    public SoCredentials? Credentials { get; set; }

    /// <summary>Whether the login succeeded.</summary>
    [MessageBodyMember(Order = 2)]
    public bool AuthenticationSucceeded { get; set; }
}
