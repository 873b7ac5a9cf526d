using System.Xml;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <content>Elements that refer to another element of the message.</content>
internal sealed partial class ContentReader
{
    private ReferenceReader? _references;

    private string ByReference =>
        _references?.Current is { } element
            ? $", which a reference to {Quotation.Of(element.Id)} leads to,"
            : "";

    private ReadOnlySpan<byte> LinesText => _references is null ? _text.Span : _references.CurrentText;

    private int LinesBefore => _references?.LinesBefore ?? 0;

    /// <summary>Moves to the element that the current element refers to, if it is a reference.</summary>
    /// <returns>
    /// Whether the current element was a reference. The caller reads the element that the reference leads to, and calls
    /// <see cref="EndReference"/>.
    /// </returns>
    /// <remarks>Source: docs/SERVICES86.md section 2.8.</remarks>
    /// <exception cref="RequestRejectedException">
    /// The reference leads to no element, leads back to itself, or exceeds the limits.
    /// </exception>
    public bool TryBeginReference()
    {
        if (ReferenceReader.FindReference(Xml) is not { } reference)
        {
            return false;
        }

        _references ??= new ReferenceReader(_text);
        if (_references.WhyInvalid(reference, Quote) is var (expected, found))
        {
            throw Invalid(expected, found);
        }

        Xml = _references.Begin(reference, Xml);
        return true;
    }

    /// <summary>Moves back to the element that is a reference, and past it.</summary>
    /// <exception cref="RequestRejectedException">The element has content beside the reference.</exception>
    public void EndReference()
    {
        _atEndOfText = false;
        Xml = _references!.End();
        if (TryEnterContent())
        {
            if (Xml.MoveToContent() != XmlNodeType.EndElement)
            {
                throw Invalid("either a reference or content", "both");
            }

            Xml.Read();
        }
    }

    /// <summary>Gets whether a reference was followed to the current element, which has an id.</summary>
    public bool IsReferenced() => _references is not null && _references.HasFollowed(Xml);
}
