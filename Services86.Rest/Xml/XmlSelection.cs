using System.Text;
using System.Xml.Linq;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Responses;

namespace Services86.Rest.Xml;

/// <summary>Makes the members of an answer in XML nil that its caller does not ask for.</summary>
internal static class XmlSelection
{
    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a document again, with what is selected of it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="document">The whole document.</param>
    /// <param name="reply">What it is: the result, or the results when there are several.</param>
    /// <param name="selection">The members that the caller asks for.</param>
    public static void Write(PooledBuffer output, PooledBuffer document, MessageDescription reply, Selection selection)
    {
        var root = XElement.Parse(Utf8.GetString(document.Written.Span), LoadOptions.PreserveWhitespace);
        if (reply.Parts is [var only])
        {
            Select(root, only.Type, selection);
        }
        else
        {
            SelectMembers(root, name => reply.Parts.First(part => part.Name == name).Type, selection);
        }

        output.Append(Utf8.GetBytes(root.ToString(SaveOptions.DisableFormatting)));
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

    // As in JSON, where the keys are the names of members.
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
