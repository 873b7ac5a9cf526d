using System.Runtime.Serialization;

namespace Services86;

/// <summary>The response header with further facts about the answer, by name; nil when there are none.</summary>
[CollectionDataContract(ItemName = "ExtraInfoNameValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class SoExtraInfo : Dictionary<string, string?>;
