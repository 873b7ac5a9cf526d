using System.Runtime.Serialization;

namespace Services86;

/// <summary>A type of credential that associates can log in with.</summary>
[DataContract]
public sealed class CredentialType : Carrier
{
    /// <summary>The name of the type, for people.</summary>
    [DataMember(Order = 0)]
    public string? DisplayType { get; set; }

    /// <summary>The name of the type, for programs, such as <c>CRM5/PASSWORD</c>.</summary>
    /// <example>CRM5/PASSWORD</example>
    [DataMember(Order = 1)]
    public string? Type { get; set; }

    /// <summary>What a user chooses by choosing this type.</summary>
    [DataMember(Order = 2)]
    public string? Description { get; set; }

    /// <summary>How the value is edited.</summary>
    /// <example>"Password"</example>
    [DataMember(Order = 3)]
    public CredentialControlType ValueControl { get; set; }

    /// <summary>Whether a person can be made from the credential.</summary>
    [DataMember(Order = 4)]
    public bool CanCreatePerson { get; set; }

    /// <summary>Whether the associate has a user name beside the credential.</summary>
    [DataMember(Order = 5)]
    [IntroducedIn(86)]
    public bool IsUserNameSupported { get; set; }
}
