using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Tracks whether the contract has any of the children of an element that is being read.</summary>
/// <remarks>
/// Unknown children beside known ones are skipped. If all children are unknown, all content of the element would be
/// lost, and the element is rejected. Source: docs/SERVICES86.md section 2.4.
/// </remarks>
/// <param name="known">The children that the contract has.</param>
internal struct ChildTracker(KnownChildren known)
{
    private UnknownChild? _firstUnknown;

    /// <summary>Gets or sets whether a child was found that the contract has.</summary>
    public bool HasKnown { get; set; }

    /// <summary>Skips the current element, which the contract does not have.</summary>
    public void Skip(ContentReader reader)
    {
        var unknown = reader.SkipUnknown(known, isFirst: !HasKnown && _firstUnknown is null);
        _firstUnknown ??= unknown;
    }

    /// <summary>Reports the key of a map that the contract does not have.</summary>
    public void ReportKey(ContentReader reader, string key)
    {
        var unknown = new UnknownChild(key, XmlNamespace: null, reader.LineOfUnknown());
        reader.ReportUnknown(known, unknown);
        _firstUnknown ??= unknown;
    }

    /// <summary>Ends the element.</summary>
    /// <exception cref="RequestRejectedException">The contract has none of the children.</exception>
    public readonly void End(ContentReader reader)
    {
        if (!HasKnown && _firstUnknown is not null && !known.IsEmpty)
        {
            throw reader.NotKnown(known, _firstUnknown);
        }
    }
}
