namespace Services86.Host.Rest.Forms;

/// <summary>What a form says of one place: of a parameter, a member, an item, or the whole.</summary>
internal sealed class FormNode
{
    private readonly Dictionary<string, FormNode> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values of the place itself, in their order; several where its key is repeated.</summary>
    public List<string> Values { get; } = [];

    /// <summary>The places within it, by the names or indices that their keys go on with, in any case.</summary>
    public IReadOnlyDictionary<string, FormNode> Children => _children;

    /// <summary>Gives the place of a name within it, which is made when it is new.</summary>
    public FormNode Within(string name) =>
        _children.TryGetValue(name, out var child) ? child : _children[name] = new FormNode();
}
