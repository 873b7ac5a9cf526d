using Services86.Rest.Errors;
using Services86.Rest.Routing;
using Services86.Soap.Serialization;

namespace Services86.Rest.Responses;

/// <summary>The members of a result that a client asks for with <c>$select</c>; all others are sent as null.</summary>
/// <remarks>
/// Names are separated by commas and case-insensitive; a slash leads to a nested member: <c>name,category/id</c>. For a
/// list, the names are those of the members of its items. An asterisk selects all members: <c>*</c>,
/// <c>category/*</c>. Source: docs/SERVICES86.md section 6.9.
/// </remarks>
internal sealed class Selection : IMemberSelection
{
    private const string All = "*";

    private readonly Dictionary<string, Selection?> _members = new(StringComparer.OrdinalIgnoreCase);

    private bool _hasAll;

    private Selection()
    {
    }

    /// <summary>Gets the names in the selection, each with the selection within; null for all members.</summary>
    public IReadOnlyDictionary<string, Selection?> Members => _members;

    /// <summary>Reads the value of <c>$select</c>, and checks the names.</summary>
    /// <param name="text">The value; null when the request has none.</param>
    /// <param name="operation">The operation whose results are selected.</param>
    /// <returns>The selection; null for all members.</returns>
    /// <exception cref="RestException">The results do not have a member of a name.</exception>
    public static Selection? Parse(string? text, RestOperation operation)
    {
        var selection = Parse(text);
        if (selection is not null)
        {
            SelectedMembers.Require(selection, operation.Description.Reply);
        }

        return selection is { _hasAll: true } ? null : selection;
    }

    /// <summary>Reads the value of <c>$select</c>.</summary>
    /// <param name="text">The value; null when the request has none.</param>
    /// <returns>The selection; null for all members if the value contains no name.</returns>
    public static Selection? Parse(string? text)
    {
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var selection = new Selection();
        foreach (var path in (text ?? "").Split(',', Clean))
        {
            selection.Add(path.Split('/', Clean));
        }

        return selection._members.Count == 0 && !selection._hasAll ? null : selection;
    }

    /// <summary>Gets whether a member is selected.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="within">The selection among the members of the member; null for all.</param>
    public bool Includes(string name, out Selection? within)
    {
        if (_hasAll)
        {
            within = null;
            return true;
        }

        return _members.TryGetValue(name, out within);
    }

    /// <inheritdoc/>
    bool IMemberSelection.Includes(string name, out IMemberSelection? within)
    {
        var includes = Includes(name, out var selection);
        within = selection;
        return includes;
    }

    // A name without a slash selects the whole member, whatever paths into the member are listed too.
    private void Add(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return;
        }

        if (path is [All])
        {
            _hasAll = true;
            return;
        }

        var isNamed = _members.TryGetValue(path[0], out var within);
        if (path.Length == 1)
        {
            _members[path[0]] = null;
        }
        else if (!isNamed || within is not null)
        {
            within ??= new Selection();
            within.Add(path[1..]);
            _members[path[0]] = within;
        }
    }
}
