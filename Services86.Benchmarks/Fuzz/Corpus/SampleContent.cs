using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Services86.Description;

namespace Services86.Benchmarks.Fuzz.Corpus;

/// <summary>Creates valid content of any type of the contracts, as XML and as JSON. Every text is different.</summary>
internal sealed class SampleContent
{
    // The depth to which objects have members; deeper ones are nil.
    private const int MaxDepth = 3;

    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");

    private int _count;

    /// <summary>Creates an element with a value.</summary>
    public XElement Xml(TypeDescription type, XName name) => Xml(type, name, depth: 0);

    /// <summary>Converts an element of <see cref="Xml(TypeDescription, XName)"/> to JSON.</summary>
    public static JsonNode? Json(TypeDescription type, XElement element) => element.Attribute(Nil) is not null
        ? null
        : type switch
        {
            ObjectDescription carrier => new JsonObject(carrier.Members
                .Join(
                    element.Elements(),
                    member => member.Name,
                    child => child.Name.LocalName,
                    (member, child) => KeyValuePair.Create(member.Name, Json(member.Type, child)))),
            ListDescription list => new JsonArray([.. element.Elements().Select(item => Json(list.Item, item))]),
            DictionaryDescription dictionary => new JsonObject(element.Elements().Select(entry => KeyValuePair.Create(
                entry.Elements().First().Value, Json(dictionary.Value, entry.Elements().Last())))),
            EnumDescription => element.Value,
            _ => JsonOfPrimitive(type.ClrType, element.Value),
        };

    private XElement Xml(TypeDescription type, XName name, int depth) => type switch
    {
        _ when depth > MaxDepth && type.IsNillable => new XElement(name, new XAttribute(Nil, "true")),
        ObjectDescription carrier => new XElement(name, carrier.Members.Select(member => Xml(
            member.Type, XName.Get(member.Name, member.DeclaringType.XmlNamespace), depth + 1))),
        ListDescription list => new XElement(name, Enumerable.Range(0, 2).Select(_ => Xml(
            list.Item, XName.Get(list.Item.Name, list.XmlNamespace), depth + 1))),
        DictionaryDescription dictionary => new XElement(
            name,
            new XElement(
                XName.Get(dictionary.EntryName, dictionary.XmlNamespace),
                Xml(dictionary.Key, XName.Get(dictionary.KeyName, dictionary.XmlNamespace), depth + 1),
                Xml(dictionary.Value, XName.Get(dictionary.ValueName, dictionary.XmlNamespace), depth + 1))),
        EnumDescription enumeration => new XElement(name, enumeration.Members[0].Name),
        _ => new XElement(name, TextOf(type.ClrType)),
    };

    private string TextOf(Type type)
    {
        var number = ++_count;
        return type == typeof(string) ? string.Create(CultureInfo.InvariantCulture, $"text æ€ <{number}> & more")
            : type == typeof(bool) ? "true"
            : type == typeof(DateTime) ? "2026-11-27T08:30:00"
            : type == typeof(byte[]) ? Convert.ToBase64String(BitConverter.GetBytes(number))
            : string.Create(CultureInfo.InvariantCulture, $"{1000 + (number % 1000)}");
    }

    private static JsonNode JsonOfPrimitive(Type type, string text) =>
        type == typeof(string) || type == typeof(DateTime) || type == typeof(byte[]) ? text : JsonNode.Parse(text)!;
}
