using System.Text;
using System.Xml.Linq;
using Services86.Description;
using Services86.Rest.Responses;

namespace Services86.Tests.Rest.Xml;

/// <summary>
/// Applies a selection to a complete document: parses the document, sets the members that are not selected to nil,
/// and writes the document again. Slow and simple: the expected output of the server.
/// </summary>
internal static class ReparsedSelection
{
    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");

    /// <summary>Applies a selection.</summary>
    /// <param name="document">The complete document.</param>
    /// <param name="reply">The description of the results in the document.</param>
    /// <param name="selection">The selected members.</param>
    public static string Of(ReadOnlySpan<byte> document, MessageDescription reply, Selection selection)
    {
        var root = XElement.Parse(Encoding.UTF8.GetString(document), LoadOptions.PreserveWhitespace);
        if (reply.Parts is [var only])
        {
            Select(root, only.Type, selection);
        }
        else
        {
            SelectMembers(root, name => reply.Parts.First(part => part.Name == name).Type, selection);
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static void Select(XElement element, TypeDescription type, Selection selection)
    {
        switch (type)
        {
            case ListDescription list:
                foreach (var item in element.Elements())
                {
                    Select(item, list.Item, selection);
                }

                break;
            case DictionaryDescription dictionary:
                SelectEntries(element, dictionary, selection);
                break;
            case ObjectDescription description:
                SelectMembers(
                    element, name => description.Members.First(member => member.Name == name).Type, selection);
                break;
            default:
                break;
        }
    }

    private static void SelectMembers(XElement element, Func<string, TypeDescription> typeOf, Selection selection)
    {
        foreach (var member in element.Elements())
        {
            SelectOne(member, member.Name.LocalName, typeOf(member.Name.LocalName), selection);
        }
    }

    // The keys of a dictionary are names of members, as in JSON.
    private static void SelectEntries(XElement element, DictionaryDescription dictionary, Selection selection)
    {
        foreach (var entry in element.Elements())
        {
            var key = entry.Elements().First(part => part.Name.LocalName == dictionary.KeyName).Value;
            var value = entry.Elements().First(part => part.Name.LocalName == dictionary.ValueName);
            SelectOne(value, key, dictionary.Value, selection);
        }
    }

    private static void SelectOne(XElement element, string name, TypeDescription type, Selection selection)
    {
        if (!selection.Includes(name, out var within))
        {
            element.RemoveNodes();
            element.SetAttributeValue(Nil, "true");
        }
        else if (within is not null)
        {
            Select(element, type, within);
        }
    }
}
