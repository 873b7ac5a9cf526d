using System.Runtime.Serialization;

namespace Services86;

/// <summary>The properties of the fields of a record, by field name.</summary>
[CollectionDataContract(ItemName = "FieldPropertyDictionaryKeyValuePair", KeyName = "Key", ValueName = "Value")]
public sealed class FieldPropertyDictionary : Dictionary<string, FieldProperty?>;
