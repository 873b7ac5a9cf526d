using System.Runtime.Serialization;

namespace Services86;

/// <summary>A type of credential for logging in.</summary>
[DataContract]
public sealed class CredentialType : Carrier
{
    /// <summary>The display name of the type.</summary>
    [DataMember(Order = 0)]
    public string? DisplayType { get; set; }

    /// <summary>The internal name of the type, such as <c>CRM5/PASSWORD</c>.</summary>
    /// <example>CRM5/PASSWORD</example>
    [DataMember(Order = 1)]
    public string? Type { get; set; }

    /// <summary>The description of the type.</summary>
    [DataMember(Order = 2)]
    public string? Description { get; set; }

    /// <summary>The way to edit the value.</summary>
    /// <example>"Password"</example>
    [DataMember(Order = 3)]
    public CredentialControlType ValueControl { get; set; }

    /// <summary>Whether a person can be created from the credential.</summary>
    [DataMember(Order = 4)]
    public bool CanCreatePerson { get; set; }

    /// <summary>Whether the associate has a user name in addition to the credential.</summary>
    [DataMember(Order = 5)]
    [IntroducedIn(86)]
    public bool IsUserNameSupported { get; set; }
}
