using System.Globalization;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Errors;
using Services86.Rest.Json;

namespace Services86.Rest.UrlEncoded;

/// <summary>Writes what a form says as JSON: each value as a text, which the readers of JSON take for every type.</summary>
/// <remarks>What the contract does not have is left out, as the readers would ignore it.</remarks>
internal sealed class UrlEncodedJsonWriter(JsonOutput output)
{
    /// <summary>Writes an object.</summary>
    /// <param name="node">What the form says of it.</param>
    /// <param name="typeOf">Gives the type of a member by its name, in any case; null where there is no such member.</param>
    /// <param name="path">The key of the object; empty for the whole form.</param>
    /// <exception cref="RestException">A place is there twice, or a list has no such place.</exception>
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
    /// <param name="node">What the form says of it: first come the values without an index, then those with one.</param>
    /// <param name="item">The type of the items.</param>
    /// <param name="path">The key of the list.</param>
    /// <exception cref="RestException">A place is there twice, or a list has no such place.</exception>
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

    // A type without members is written as an object all the same: the reader says what it expects in its place.
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
        $"The key {path} cannot be read: expected {problem}. Correct it and send the request again.");

    private void Separate(ref bool isFirst)
    {
        if (!isFirst)
        {
            output.WriteRaw(","u8);
        }

        isFirst = false;
    }
}
