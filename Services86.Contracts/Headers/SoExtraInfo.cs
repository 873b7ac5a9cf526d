using System.Runtime.Serialization;

namespace Services86;

/// <summary>The reply header with additional information about the reply, by name; nil if there is none.</summary>
[CollectionDataContract(ItemName = "ExtraInfoNameValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class SoExtraInfo : Dictionary<string, string?>;
