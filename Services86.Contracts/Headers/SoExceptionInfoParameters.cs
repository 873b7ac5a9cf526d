using System.Runtime.Serialization;

namespace Services86;

/// <summary>Facts about a failure, by name.</summary>
[CollectionDataContract(ItemName = "SoExceptionInfoParametersKeyValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class SoExceptionInfoParameters : Dictionary<string, string?>;
