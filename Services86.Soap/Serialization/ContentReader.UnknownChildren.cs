using System.Xml;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <content>Children that the contract does not have.</content>
internal sealed partial class ContentReader
{
    // To find a line, the XML is searched from its beginning.
    private const int MaxLinesOfUnknownChildren = 16;

    private UnknownMemberCollector? _unknownMembers;
    private int _linesOfUnknownChildren;

    /// <summary>Gets whether unknown children are collected, or a reason to reject the request.</summary>
    public bool CollectsUnknownChildren => _unknownMembers is not null;

    /// <summary>Skips the current element, which the contract does not have.</summary>
    /// <param name="known">The children that the contract has.</param>
    /// <param name="isFirst">Whether no other child has been read or skipped yet.</param>
    /// <returns>The description of the first child; null for another.</returns>
    /// <exception cref="RequestRejectedException">The server is configured to refuse unknown members.</exception>
    public UnknownChild? SkipUnknown(KnownChildren known, bool isFirst)
    {
        if (isFirst || _unknownMembers is not null)
        {
            return SkipAndDescribe(known);
        }

        Skip();
        return null;
    }

    /// <summary>Reports a key or an attribute that the contract does not have.</summary>
    /// <inheritdoc cref="SkipUnknown"/>
    /// <param name="known">The children that the contract has.</param>
    /// <param name="child">The key or attribute.</param>
    public void ReportUnknown(KnownChildren known, UnknownChild child)
    {
        if (_unknownMembers is null)
        {
            return;
        }

        if (_unknownMembers.Refuses)
        {
            throw NotKnown(known, child);
        }

        _unknownMembers.Add(IsSecret ? Path : $"{Path}/{child.Name}");
    }

    /// <summary>Creates the rejection of an element of whose children the contract has none.</summary>
    /// <param name="known">The children that the contract has.</param>
    /// <param name="first">The first child.</param>
    public RequestRejectedException NotKnown(KnownChildren known, UnknownChild first) => Invalid(
        known.ToString(), IsSecret ? SecretText : known.Describe(first), first.Line > 0 ? first.Line : Line);

    /// <summary>Returns the line of the current element, or 0 if too many lines were asked for.</summary>
    public int LineOfUnknown() => _linesOfUnknownChildren++ < MaxLinesOfUnknownChildren ? Line : 0;

    /// <summary>
    /// Finds the first attribute of the current element that has the name of a child, for the rejection of an element
    /// with its values in attributes.
    /// </summary>
    /// <returns>The name of the child; null for none.</returns>
    public string? FindAttributeOf(KnownChildren known)
    {
        string? found = null;
        while (found is null && Xml.MoveToNextAttribute())
        {
            // Compares without allocating a string for the name of a declaration.
            if (Xml.IsNamespaceUri(XmlDictionaryString.Empty))
            {
                found = known.FindForAttribute(Xml.LocalName);
            }
        }

        Xml.MoveToElement();
        return found;
    }

    private UnknownChild SkipAndDescribe(KnownChildren known)
    {
        var child = new UnknownChild(Xml.LocalName, Xml.NamespaceURI, LineOfUnknown());
        ReportUnknown(known, child);
        if (!Xml.IsEmptyElement)
        {
            var depth = Xml.Depth;
            Xml.Read();
            if (Xml.MoveToContent() == XmlNodeType.Element && known.Contains(Xml))
            {
                child = child with { WrappedName = Xml.LocalName };
            }

            if (Xml.Depth > depth)
            {
                SkipTo(depth);
            }
        }

        Xml.Read();
        return child;
    }
}
