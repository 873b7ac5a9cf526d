using System.Runtime.Serialization;

namespace Services86;

/// <summary>The properties of a carrier's fields, by the field's name.</summary>
[CollectionDataContract(ItemName = "FieldPropertyDictionaryKeyValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class FieldPropertyDictionary : Dictionary<string, FieldProperty?>;
