namespace Services86.Rest.UrlEncoded;

/// <summary>
/// The values of one place in a URL-encoded body: of a parameter, a member, an item, or the whole body.
/// </summary>
internal sealed class UrlEncodedNode
{
    private readonly Dictionary<string, UrlEncodedNode> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the values of the place itself, in their order; several if its key is repeated.</summary>
    public List<string> Values { get; } = [];

    /// <summary>
    /// Gets or sets whether a key of the place, or of a place within it, was followed by an equals sign.
    /// </summary>
    public bool HasEquals { get; set; }

    /// <summary>Gets the places within this one by their names or indices, case-insensitive.</summary>
    public IReadOnlyDictionary<string, UrlEncodedNode> Children => _children;

    /// <summary>Gets the place of a name within this one; it is created on first use.</summary>
    public UrlEncodedNode Within(string name) =>
        _children.TryGetValue(name, out var child) ? child : _children[name] = new UrlEncodedNode();
}
