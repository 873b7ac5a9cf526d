using System.Runtime.Serialization;

namespace Services86;

/// <summary>The licence of a SuperOffice installation. Part of the contract; this server has no licence.</summary>
[DataContract]
public sealed class LicenseInfo
{
    /// <summary>The name of the licensed company.</summary>
    [DataMember(Order = 0)]
    public string? CompanyName { get; set; }

    /// <summary>The serial number.</summary>
    [DataMember(Order = 1)]
    public string? SerialNr { get; set; }

    /// <summary>The internal name of the product's owner.</summary>
    [DataMember(Order = 2)]
    public string? OwnerName { get; set; }

    /// <summary>The display name of the product's owner.</summary>
    [DataMember(Order = 3)]
    public string? OwnerDescription { get; set; }

    /// <summary>The date of the next check of the licence.</summary>
    [DataMember(Order = 4)]
    public DateTime NextCheckDate { get; set; }

    /// <summary>The date until which maintenance is paid.</summary>
    [DataMember(Order = 5)]
    public DateTime MaintenanceDate { get; set; }

    /// <summary>The date from which administrators are warned.</summary>
    [DataMember(Order = 6)]
    public DateTime AdminWarningDate { get; set; }

    /// <summary>The date when the licence expires.</summary>
    [DataMember(Order = 7)]
    public DateTime ExpiryDate { get; set; }

    /// <summary>The date until which an expired licence is accepted.</summary>
    [DataMember(Order = 8)]
    public DateTime GraceDate { get; set; }

    /// <summary>Flags with a meaning for the licence server.</summary>
    [DataMember(Order = 9)]
    public int ExtraFlags { get; set; }

    /// <summary>The URL for renewing the licence.</summary>
    [DataMember(Order = 10)]
    public string? LicenseUrl { get; set; }

    /// <summary>The version of the licence.</summary>
    [DataMember(Order = 11)]
    public string? LicenseVersion { get; set; }

    /// <summary>The type of deployment.</summary>
    [DataMember(Order = 12)]
    public int DeploymentType { get; set; }

    /// <summary>The internal name of the product.</summary>
    [DataMember(Order = 13)]
    public string? ProductType { get; set; }

    /// <summary>The display name of the product.</summary>
    [DataMember(Order = 14)]
    public string? ProductDescription { get; set; }

    /// <summary>The licensed modules.</summary>
    [DataMember(Order = 15)]
    public ModuleLicense[]? ModuleLicenses { get; set; }

    /// <summary>The key that verifies the signatures.</summary>
    [DataMember(Order = 16)]
    public SignedPublicKey? PublicKey { get; set; }

    /// <summary>The signature of the licence.</summary>
    [DataMember(Order = 17)]
    public string? Signature { get; set; }
}
