using System.Globalization;
using System.Xml;
using Services86.Http;
using Services86.Soap.Faults;
using Services86.Soap.Serialization;

namespace Services86.Soap.Envelope;

/// <summary>Collects the unknown header blocks with mustUnderstand: the first few names, and a count.</summary>
internal sealed class NotUnderstoodBlocks
{
    private const int MaxNames = 5;

    // A truncated name would name another block. Names of this length are left out of the header of the fault.
    private const int MaxNameLength = 256;

    private readonly List<XmlQualifiedName> _names = [];
    private int _further;

    /// <summary>Adds a block.</summary>
    public void Add(XmlQualifiedName name)
    {
        if (_names.Contains(name))
        {
            return;
        }

        if (_names.Count < MaxNames)
        {
            _names.Add(name);
        }
        else
        {
            _further++;
        }
    }

    /// <summary>Rejects the request, which has at least one block.</summary>
    /// <exception cref="NotUnderstoodException">Always.</exception>
    public void Reject()
    {
        var names = string.Join(
            ", ", _names.Select(name => Quotation.Cut(name.Name) + ContentReader.InNamespace(name.Namespace)));
        var further = _further == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {_further} more");
        throw new NotUnderstoodException(
            [.. _names.Where(name => name.Name.Length <= MaxNameLength && name.Namespace.Length <= MaxNameLength)],
            $"The header has blocks with mustUnderstand that this service does not understand: {names}{further}. "
            + "Leave them out, or send them without mustUnderstand.");
    }
}
