using System.Runtime.Serialization;

namespace Services86;

/// <summary>
/// What a caller proves an identity with: names and values that an authentication plug-in understands.
/// </summary>
/// <remarks>
/// This server understands <c>username</c> with <c>password</c>, and <c>ticket</c>; names in any case.
/// </remarks>
[CollectionDataContract(ItemName = "AuthenticationGenericDataKeyValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class AuthenticationGenericData : Dictionary<string, string?>;
