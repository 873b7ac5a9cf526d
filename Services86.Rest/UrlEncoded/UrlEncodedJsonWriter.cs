using System.Globalization;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Bodies;
using Services86.Rest.Errors;
using Services86.Rest.Json;

namespace Services86.Rest.UrlEncoded;

/// <summary>
/// Converts a URL-encoded body to JSON: each value is a text, which the JSON converters read as any type.
/// </summary>
/// <param name="output">The output to write to.</param>
/// <param name="unknownMembers">Collects the members that the contract does not have; null to drop them.</param>
/// <remarks>
/// Members that the contract does not have are dropped, unless the settings say otherwise. An object of which no member
/// is known is rejected. The same rules hold for JSON.
/// </remarks>
internal sealed class UrlEncodedJsonWriter(JsonOutput output, UnknownMemberCollector? unknownMembers)
{
    /// <summary>Writes an object.</summary>
    /// <param name="node">The place of the object in the body.</param>
    /// <param name="members">The members that the object can have.</param>
    /// <param name="path">The key of the object; empty for the whole body.</param>
    /// <exception cref="RestException">
    /// A key is unknown or repeated, or an index is not a number.
    /// </exception>
    public void WriteObject(UrlEncodedNode node, UrlEncodedMembers members, string path)
    {
        var separator = "{"u8;
        foreach (var (name, member) in node.Children)
        {
            var memberPath = path.Length == 0 ? name : $"{path}.{name}";
            if (members.TypeOf(name) is { } type)
            {
                output.WriteRaw(separator);
                separator = ","u8;
                output.WriteText(name);
                output.WriteRaw(":"u8);
                WriteValue(member, type, memberPath);
            }
            else if (members.Names is not null)
            {
                Skip(member, members, name, memberPath);
            }
        }

        var isEmpty = separator is [(byte)'{'];
        if (isEmpty && members.Names is not null && node.Children.Keys.FirstOrDefault() is { } unknown)
        {
            throw Unknown(node.Children[unknown], members, unknown, "and none that it has");
        }

        output.WriteRaw(isEmpty ? "{}"u8 : "}"u8);
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
            WriteObject(node, UrlEncodedMembers.Of(type), path);
        }
    }

    private void Skip(UrlEncodedNode node, UrlEncodedMembers members, string name, string path)
    {
        if (unknownMembers is { Refuses: true })
        {
            throw Unknown(node, members, name, "which it does not have");
        }

        unknownMembers?.Add(node.HasEquals ? path : "a key without =");
    }

    // A key without an equals sign may be the rest of a password whose & was not escaped.
    private static RestException Unknown(
        UrlEncodedNode node, UrlEncodedMembers members, string name, string problem) => RestException.BadRequest(
        $"The form cannot be read: expected {UnknownNames.Expected(members.TypeName, members.Names!, name)}, found "
        + $"{(node.HasEquals ? $"the key {Quotation.Of(name)}" : "a key without =")}, {problem}. Correct it, write & "
        + "in a value as %26, and send the request again.");

    private static int IndexOf(string name, string path) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw Invalid(path, $"an index such as {Quotation.Cut(path, 200)}[0], found {Quotation.Of(name)}");

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
