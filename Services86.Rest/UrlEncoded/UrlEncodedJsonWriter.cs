using System.Globalization;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Json;

namespace Services86.Rest.UrlEncoded;

/// <summary>
/// Converts a URL-encoded body to JSON: each value is a text, which the JSON converters read as any type.
/// </summary>
/// <remarks>Members that the contract does not have are dropped, as the JSON converters would ignore them.</remarks>
internal sealed class UrlEncodedJsonWriter(JsonOutput output)
{
    /// <summary>Writes an object.</summary>
    /// <param name="node">The place of the object in the body.</param>
    /// <param name="typeOf">
    /// Gets the type of a member by its name, case-insensitive; null for an unknown member.
    /// </param>
    /// <param name="path">The key of the object; empty for the whole body.</param>
    /// <exception cref="RestException">A key is repeated, or an index is not a number.</exception>
    public void WriteObject(UrlEncodedNode node, Func<string, TypeDescription?> typeOf, string path)
    {
        var separator = "{"u8;
        foreach (var (name, member) in node.Children)
        {
            if (typeOf(name) is { } type)
            {
                output.WriteRaw(separator);
                separator = ","u8;
                output.WriteText(name);
                output.WriteRaw(":"u8);
                WriteValue(member, type, path.Length == 0 ? name : $"{path}.{name}");
            }
        }

        output.WriteRaw(separator is [(byte)'{'] ? "{}"u8 : "}"u8);
    }

    /// <summary>Writes a list.</summary>
    /// <param name="node">
    /// The place of the list in the body: values without an index come before those with one.
    /// </param>
    /// <param name="item">The type of the items.</param>
    /// <param name="path">The key of the list.</param>
    /// <exception cref="RestException">A key is repeated, or an index is not a number.</exception>
    public void WriteList(UrlEncodedNode node, TypeDescription item, string path)
    {
        output.WriteRaw("["u8);
        var isFirst = true;
        foreach (var value in node.Values)
        {
            Separate(ref isFirst);
            output.WriteText(value);
        }

        foreach (var (index, place) in node.Children
            .Select(pair => (Index: IndexOf(pair.Key, path), Place: pair.Value))
            .OrderBy(pair => pair.Index))
        {
            Separate(ref isFirst);
            WriteValue(place, item, $"{path}[{index}]");
        }

        output.WriteRaw("]"u8);
    }

    private void WriteValue(UrlEncodedNode node, TypeDescription type, string path)
    {
        if (type is ListDescription list)
        {
            WriteList(node, list.Item, path);
            return;
        }

        if (node.Values.Count + (node.Children.Count > 0 ? 1 : 0) != 1)
        {
            throw Invalid(path, "it once, found it several times");
        }

        if (node.Values is [var value])
        {
            output.WriteText(value);
        }
        else
        {
            WriteObject(node, MembersOf(type), path);
        }
    }

    // A type without members is also written as an object: the JSON converter rejects it.
    private static Func<string, TypeDescription?> MembersOf(TypeDescription type) => type switch
    {
        ObjectDescription description => name => description.FindMember(name)?.Type,
        DictionaryDescription dictionary => _ => dictionary.Value,
        _ => _ => null,
    };

    private static int IndexOf(string name, string path) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw Invalid(path, $"an index such as {path}[0], found {Quotation.Of(name)}");

    private static RestException Invalid(string path, string problem) => RestException.BadRequest(
        $"The key {Quotation.Cut(path, 200)} cannot be read: expected {problem}. "
        + "Correct it and send the request again.");

    private void Separate(ref bool isFirst)
    {
        if (!isFirst)
        {
            output.WriteRaw(","u8);
        }

        isFirst = false;
    }
}
