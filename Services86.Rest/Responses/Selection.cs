using Services86.Soap.Serialization;

namespace Services86.Rest.Responses;

/// <summary>The members of an answer that its caller asks for with <c>$select</c>; the others are sent as null.</summary>
/// <remarks>
/// Names are separated by commas and taken in any case; a slash leads into a member: <c>name,category/id</c>. A list is
/// seen through, so that names are those of its items. Names that there are not are ignored. Source: reference,
/// behaviour.md section 3.5.
/// </remarks>
internal sealed class Selection : IMemberSelection
{
    private readonly Dictionary<string, Selection?> _members = new(StringComparer.OrdinalIgnoreCase);

    private Selection()
    {
    }

    /// <summary>Reads the value of <c>$select</c>.</summary>
    /// <param name="text">The value; null when the request has none.</param>
    /// <returns>What is selected; null for all, where no name is given.</returns>
    public static Selection? Parse(string? text)
    {
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        var selection = new Selection();
        foreach (var path in (text ?? "").Split(',', Clean))
        {
            selection.Add(path.Split('/', Clean));
        }

        return selection._members.Count == 0 ? null : selection;
    }

    /// <summary>Whether a member is selected.</summary>
    /// <param name="name">The name of the member.</param>
    /// <param name="within">What is selected of the member; null for all of it.</param>
    public bool Includes(string name, out Selection? within) => _members.TryGetValue(name, out within);

    /// <inheritdoc/>
    bool IMemberSelection.Includes(string name, out IMemberSelection? within)
    {
        var includes = Includes(name, out var selection);
        within = selection;
        return includes;
    }

    // A member that is named alone is selected whole, whatever is named within it beside.
    private void Add(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
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
