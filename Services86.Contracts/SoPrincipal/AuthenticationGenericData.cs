using System.Runtime.Serialization;

namespace Services86;

/// <summary>The input of an authentication plug-in: values by name.</summary>
/// <remarks>
/// This server supports <c>username</c> with <c>password</c>, and <c>ticket</c>. The names may have any case.
/// </remarks>
[CollectionDataContract(ItemName = "AuthenticationGenericDataKeyValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class AuthenticationGenericData : Dictionary<string, string?>;
