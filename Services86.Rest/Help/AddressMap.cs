using System.Runtime.Serialization;

namespace Services86.Rest.Help;

/// <summary>Addresses, and what each does by the HTTP method.</summary>
[CollectionDataContract(
    Name = "Addresses", Namespace = ServicesVersion.BaseXmlNamespace, ItemName = "Address", KeyName = "Url", ValueName = "Methods")]
internal sealed class AddressMap : Dictionary<string, MethodMap?>;

/// <summary>What an address does, by the HTTP method.</summary>
[CollectionDataContract(
    Name = "Methods", Namespace = ServicesVersion.BaseXmlNamespace, ItemName = "Method", KeyName = "Name", ValueName = "Description")]
internal sealed class MethodMap : Dictionary<string, string?>;
