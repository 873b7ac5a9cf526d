using System.Runtime.Serialization;

namespace Services86;

/// <summary>A person in the contact register. Part of the contract; this server has no persons.</summary>
[DataContract]
public sealed class Person : Carrier
{
    /// <summary>The position in the company.</summary>
    [DataMember(Order = 0)]
    public string? Position { get; set; }

    /// <summary>The primary key.</summary>
    [DataMember(Order = 1)]
    public int PersonId { get; set; }

    /// <summary>The form of address.</summary>
    [DataMember(Order = 2)]
    public string? Mrmrs { get; set; }

    /// <summary>The first name.</summary>
    [DataMember(Order = 3)]
    public string? Firstname { get; set; }

    /// <summary>The last name.</summary>
    [DataMember(Order = 4)]
    public string? Lastname { get; set; }

    /// <summary>The middle name.</summary>
    [DataMember(Order = 5)]
    public string? MiddleName { get; set; }

    /// <summary>The title.</summary>
    [DataMember(Order = 6)]
    public string? Title { get; set; }

    /// <summary>The description of the person.</summary>
    [DataMember(Order = 7)]
    public string? Description { get; set; }

    /// <summary>The e-mail address.</summary>
    [DataMember(Order = 8)]
    public string? Email { get; set; }

    /// <summary>The full name.</summary>
    [DataMember(Order = 9)]
    public string? FullName { get; set; }

    /// <summary>The direct telephone number.</summary>
    [DataMember(Order = 10)]
    public string? DirectPhone { get; set; }

    /// <summary>The full name with title and form of address.</summary>
    [DataMember(Order = 11)]
    public string? FormalName { get; set; }

    /// <summary>The primary key of the country; 0 if not known.</summary>
    [DataMember(Order = 12)]
    public int CountryId { get; set; }

    /// <summary>The primary key of the company; 0 for none.</summary>
    [DataMember(Order = 13)]
    public int ContactId { get; set; }

    /// <summary>The name of the company.</summary>
    [DataMember(Order = 14)]
    public string? ContactName { get; set; }

    /// <summary>1 if the person has retired, otherwise 0.</summary>
    [DataMember(Order = 15)]
    public short Retired { get; set; }

    /// <summary>The sort order in lists, ascending.</summary>
    [DataMember(Order = 16)]
    public short Rank { get; set; }

    /// <summary>The number of active interests.</summary>
    [DataMember(Order = 17)]
    public short ActiveInterests { get; set; }

    /// <summary>The department of the company.</summary>
    [DataMember(Order = 18)]
    public string? ContactDepartment { get; set; }

    /// <summary>The primary key of the country of the company; 0 if not known.</summary>
    [DataMember(Order = 19)]
    public int ContactCountryId { get; set; }

    /// <summary>The registration number of the company.</summary>
    [DataMember(Order = 20)]
    public string? ContactOrgNr { get; set; }

    /// <summary>The fax number.</summary>
    [DataMember(Order = 21)]
    public string? FaxPhone { get; set; }

    /// <summary>The mobile telephone number.</summary>
    [DataMember(Order = 22)]
    public string? MobilePhone { get; set; }

    /// <summary>The telephone number of the company.</summary>
    [DataMember(Order = 23)]
    public string? ContactPhone { get; set; }

    /// <summary>The login name of the person as an associate.</summary>
    [DataMember(Order = 24)]
    public string? AssociateName { get; set; }

    /// <summary>The primary key of the person as an associate; 0 for none.</summary>
    [DataMember(Order = 25)]
    public int AssociateId { get; set; }

    /// <summary>Whether the address of the person differs from the address of the company.</summary>
    [DataMember(Order = 26)]
    public bool UsePersonAddress { get; set; }

    /// <summary>The fax number of the company.</summary>
    [DataMember(Order = 27)]
    public string? ContactFax { get; set; }

    /// <summary>The first name in kana.</summary>
    [DataMember(Order = 28)]
    public string? Kanafname { get; set; }

    /// <summary>The last name in kana.</summary>
    [DataMember(Order = 29)]
    public string? Kanalname { get; set; }

    /// <summary>The first line of the postal address.</summary>
    [DataMember(Order = 30)]
    public string? Post1 { get; set; }

    /// <summary>The second line of the postal address.</summary>
    [DataMember(Order = 31)]
    public string? Post2 { get; set; }

    /// <summary>The third line of the postal address.</summary>
    [DataMember(Order = 32)]
    public string? Post3 { get; set; }

    /// <summary>The display name of the e-mail address.</summary>
    [DataMember(Order = 33)]
    public string? EmailName { get; set; }

    /// <summary>The name of the company with its department.</summary>
    [DataMember(Order = 34)]
    public string? ContactFullName { get; set; }

    /// <summary>The number of active links to ERP systems.</summary>
    [DataMember(Order = 35)]
    public int ActiveErpLinks { get; set; }

    /// <summary>The priority of the tickets of the person in Customer Service.</summary>
    [DataMember(Order = 36)]
    public int TicketPriorityId { get; set; }

    /// <summary>The language of the person in Customer Service.</summary>
    [DataMember(Order = 37)]
    public int SupportLanguageId { get; set; }

    /// <summary>The primary key of the associate who supports the person; 0 for none.</summary>
    [DataMember(Order = 38)]
    [IntroducedIn(85)]
    public int SupportAssociateId { get; set; }
}
