using System.Globalization;

namespace Services86.Http;

/// <summary>Collects the unknown members that a reader finds in one request, for the log.</summary>
/// <remarks>
/// A reader gets a collector only if the setting is not <see cref="UnknownMembers.Ignore"/>, so that the default costs
/// nothing. For each unknown member, the reader rejects the request if <see cref="Refuses"/> is true; otherwise the
/// reader calls <see cref="Add"/>, and skips the member. The collector has names, and no values.
/// </remarks>
public sealed class UnknownMemberCollector
{
    /// <summary>The maximum number of distinct paths that are kept. Further members are counted.</summary>
    public const int MaxPaths = 10;

    private const int MaxPathLength = 200;

    private readonly List<string> _paths = [];
    private readonly UnknownMembers _policy;
    private int _further;

    private UnknownMemberCollector(UnknownMembers policy) => _policy = policy;

    /// <summary>Gets whether an unknown member is a reason to reject the request.</summary>
    public bool Refuses => _policy == UnknownMembers.Refuse;

    /// <summary>Gets whether no unknown member was found.</summary>
    public bool IsEmpty => _paths.Count == 0;

    /// <summary>Creates a collector for a request.</summary>
    /// <param name="policy">The setting.</param>
    /// <returns>The collector; null if unknown members are ignored.</returns>
    public static UnknownMemberCollector? For(UnknownMembers policy) =>
        policy == UnknownMembers.Ignore ? null : new UnknownMemberCollector(policy);

    /// <summary>Adds an unknown member.</summary>
    /// <param name="path">The path of the member in the request, such as <c>ServiceAuth/Prot</c>.</param>
    public void Add(string path)
    {
        var printable = Quotation.Printable(path, MaxPathLength);
        if (_paths.Contains(printable))
        {
            return;
        }

        if (_paths.Count < MaxPaths)
        {
            _paths.Add(printable);
        }
        else
        {
            _further++;
        }
    }

    /// <summary>Returns the paths for the log: <c>ServiceAuth/Prot, ServiceAuth/Hots and 3 more</c>.</summary>
    public override string ToString() => _further == 0
        ? string.Join(", ", _paths)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", _paths)} and {_further} more");
}
