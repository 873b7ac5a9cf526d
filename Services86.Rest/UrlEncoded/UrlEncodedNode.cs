namespace Services86.Rest.UrlEncoded;

/// <summary>What a form says of one place: of a parameter, a member, an item, or the whole.</summary>
internal sealed class UrlEncodedNode
{
    private readonly Dictionary<string, UrlEncodedNode> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of the place itself, in their order; several where its key is repeated.</summary>
    public List<string> Values { get; } = [];

    /// <summary>The places within it, by the names or indices that their keys go on with, in any case.</summary>
    public IReadOnlyDictionary<string, UrlEncodedNode> Children => _children;

    /// <summary>Gives the place of a name within it, which is made when it is new.</summary>
    public UrlEncodedNode Within(string name) =>
        _children.TryGetValue(name, out var child) ? child : _children[name] = new UrlEncodedNode();
}
