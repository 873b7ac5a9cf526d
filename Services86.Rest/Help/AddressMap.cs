using System.Runtime.Serialization;

namespace Services86.Rest.Help;

/// <summary>Addresses, each with the description of its HTTP methods.</summary>
[CollectionDataContract(
    Name = "Addresses",
    Namespace = ServicesVersion.BaseXmlNamespace,
    ItemName = "Address",
    KeyName = "Url",
    ValueName = "Methods")]
internal sealed class AddressMap : Dictionary<string, MethodMap?>;

/// <summary>Descriptions of an address, by HTTP method.</summary>
[CollectionDataContract(
    Name = "Methods",
    Namespace = ServicesVersion.BaseXmlNamespace,
    ItemName = "Method",
    KeyName = "Name",
    ValueName = "Description")]
internal sealed class MethodMap : Dictionary<string, string?>;
