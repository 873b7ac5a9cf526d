using System.ServiceModel;

namespace Services86;

/// <summary>The request of AuthenticateImplicit: the transport carries the proof, so there is nothing in it.</summary>
[MessageContract(WrapperName = "AuthenticateImplicit")]
public sealed class AuthenticateImplicitRequest;

/// <summary>The request of AuthenticateUsernamePassword.</summary>
[MessageContract(WrapperName = "AuthenticateUsernamePassword")]
public sealed class AuthenticateUsernamePasswordRequest
{
    /// <summary>The login name in any case, or a ticket.</summary>
    [MessageBodyMember(Order = 0)]
    public string? UserName { get; set; }

    /// <summary>The password; not looked at when the user name is a ticket.</summary>
    [MessageBodyMember(Order = 1)]
    [Secret]
    public string? Password { get; set; }
}

/// <summary>The request of AuthenticateGeneric.</summary>
[MessageContract(WrapperName = "AuthenticateGeneric")]
public sealed class AuthenticateGenericRequest
{
    /// <summary>The names and values that prove the identity.</summary>
    [MessageBodyMember]
    [Secret]
    public AuthenticationGenericData? AuthenticationData { get; set; }
}

/// <summary>The request of AuthenticateWithAccessToken.</summary>
[MessageContract(WrapperName = "AuthenticateWithAccessToken")]
public sealed class AuthenticateWithAccessTokenRequest
{
    /// <summary>The token that an identity source issued.</summary>
    [MessageBodyMember]
    [Secret]
    public string? AccessToken { get; set; }
}

/// <summary>The reply of the Authenticate operations.</summary>
[MessageContract]
public sealed class AuthenticateResponse
{
    /// <summary>Who has logged in; null when the login is refused.</summary>
    [MessageBodyMember(Order = 0)]
    public SoPrincipalCarrier? Response { get; set; }

    /// <summary>The ticket for further calls; null when the login is refused.</summary>
    [MessageBodyMember(Order = 1)]
    public SoCredentials? Credentials { get; set; }

    /// <summary>Whether the login is accepted.</summary>
    [MessageBodyMember(Order = 2)]
    public bool AuthenticationSucceeded { get; set; }
}
