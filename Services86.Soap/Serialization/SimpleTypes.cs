using System.Collections.Frozen;

namespace Services86.Soap.Serialization;

/// <summary>The kinds of the simple types of XML Schema, by which their texts can be converted.</summary>
[Flags]
internal enum SimpleTypes
{
    /// <summary>No simple type.</summary>
    None = 0,

    /// <summary>Texts: string and its derived types, and anyURI.</summary>
    Text = 1,

    /// <summary>Whole numbers: int, long, unsignedByte and so on.</summary>
    Integer = 2,

    /// <summary>Numbers that can have a fraction: decimal, float and double.</summary>
    Fraction = 4,

    /// <summary>The type boolean.</summary>
    Boolean = 8,

    /// <summary>The types date and dateTime.</summary>
    Date = 16,

    /// <summary>Bytes in Base64.</summary>
    Base64 = 32,

    /// <summary>Bytes in hexadecimal digits.</summary>
    Hex = 64,

    /// <summary>All others, such as time and duration.</summary>
    Other = 128,
}

/// <summary>The names of the simple types of XML Schema.</summary>
internal static class SimpleTypeNames
{
    private static readonly FrozenDictionary<string, SimpleTypes> Kinds = new Dictionary<SimpleTypes, string>
    {
        [SimpleTypes.Text] =
            "string normalizedString token Name NCName NMTOKEN NMTOKENS ID IDREF ENTITY language anyURI guid",
        [SimpleTypes.Integer] =
            "int long short byte integer unsignedInt unsignedLong unsignedShort unsignedByte positiveInteger "
            + "negativeInteger nonNegativeInteger nonPositiveInteger",
        [SimpleTypes.Fraction] = "decimal float double",
        [SimpleTypes.Boolean] = "boolean",
        [SimpleTypes.Date] = "dateTime date timeInstant",
        [SimpleTypes.Base64] = "base64Binary base64",
        [SimpleTypes.Hex] = "hexBinary",
        [SimpleTypes.Other] =
            "time duration gYear gYearMonth gMonth gMonthDay gDay QName NOTATION char unsignedChar timeDuration",
    }
        .SelectMany(pair => pair.Value.Split(' '), (pair, name) => (name, kind: pair.Key))
        .ToFrozenDictionary(pair => pair.name, pair => pair.kind, StringComparer.Ordinal);

    /// <summary>Returns the kind of a type; <see cref="SimpleTypes.None"/> for another type.</summary>
    public static SimpleTypes KindOf(string name) => Kinds.GetValueOrDefault(name);
}
