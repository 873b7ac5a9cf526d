using System.Runtime.Serialization;

namespace Services86;

/// <summary>Additional values that describe a failure, by name.</summary>
[CollectionDataContract(ItemName = "SoExceptionInfoParametersKeyValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class SoExceptionInfoParameters : Dictionary<string, string?>;
