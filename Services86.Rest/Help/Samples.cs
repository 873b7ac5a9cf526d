using System.Text.Json.Nodes;
using Services86.Description;

namespace Services86.Rest.Help;

/// <summary>Creates sample values: those of the doc comments, or else default values of the type.</summary>
/// <remarks>
/// Ids are 0, which no stored record has, so that a sample sent unchanged deletes and changes nothing.
/// </remarks>
internal sealed class Samples(DocComments comments)
{
    /// <summary>The sample of a date and time.</summary>
    public const string Date = "2026-01-31T12:00:00";

    /// <summary>Gets a sample of a part of a message; null if the sample is null.</summary>
    public JsonNode? Of(MessagePartDescription part) => comments.ExampleOf(part) is { } example
        ? Parse(part.Type, example)
        : Of(part.Type, []);

    /// <summary>Gets a sample of a message, with its parts as members.</summary>
    public JsonObject Of(IEnumerable<MessagePartDescription> parts) =>
        new(parts.Select(part => KeyValuePair.Create(part.Name, Of(part))));

    /// <summary>Gets a sample of a carrier.</summary>
    public JsonObject Of(ObjectDescription carrier) => Of(carrier, []);

    // Without the members of the base, which clients need not send.
    private JsonObject Of(ObjectDescription carrier, IReadOnlyList<TypeDescription> around) => new(
        carrier.OwnMembers.Select(member => KeyValuePair.Create(member.Name, Of(member, [.. around, carrier]))));

    private JsonNode? Of(MemberDescription member, IReadOnlyList<TypeDescription> around) =>
        comments.ExampleOf(member.Property) is { } example ? Parse(member.Type, example) : Of(member.Type, around);

    // A type nested in itself is null.
    private JsonNode? Of(TypeDescription type, IReadOnlyList<TypeDescription> around) => type switch
    {
        EnumDescription enumeration => enumeration.Members[0].Name,
        ObjectDescription carrier => around.Contains(carrier) ? null : Of(carrier, around),
        ListDescription list => new JsonArray(Of(list.Item, around)),
        DictionaryDescription => new JsonObject(),
        _ => OfPrimitive(type.ClrType),
    };

    private static JsonNode? Parse(TypeDescription type, string example) =>
        type.ClrType == typeof(string) ? example : JsonNode.Parse(example);

    private static JsonNode OfPrimitive(Type type) =>
        type == typeof(bool) ? false
        : type == typeof(DateTime) ? Date
        : type.IsValueType ? 0
        : "";
}
