using System.Runtime.Serialization;

namespace Services86;

/// <summary>A credential with which the associate logged in.</summary>
[DataContract]
public sealed class ProvidedCredential
{
    /// <summary>The type of the credential, such as <c>CRM5/PASSWORD</c>.</summary>
    [DataMember(Order = 0)]
    public string? Type { get; set; }

    /// <summary>The search name of the credential.</summary>
    [DataMember(Order = 1)]
    public string? SearchName { get; set; }

    /// <summary>The display name of the credential.</summary>
    [DataMember(Order = 2)]
    public string? DisplayName { get; set; }

    /// <summary>The primary key of the credential; 0 for none.</summary>
    [DataMember(Order = 3)]
    public int CredentialId { get; set; }
}
