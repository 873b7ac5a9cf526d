using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>The roles as items of a list, which is how clients see them.</summary>
internal static class Roles
{
    /// <summary>Describes a role.</summary>
    public static Role Describe(AssociateRole role) => new()
    {
        FieldProperties = [],
        Id = IdOf(role),
        Value = role.ToString(),
        Tooltip = role == AssociateRole.Administrator
            ? "May see and change what belongs to any associate."
            : "May see and change what is their own.",
    };

    /// <summary>Gives the role that an item of the list names: by its id, or else by its name in any case.</summary>
    /// <returns>The role; null when there is none of that id or name.</returns>
    public static AssociateRole? Find(Role item)
    {
        foreach (var role in Enum.GetValues<AssociateRole>())
        {
            var isNamed = item.Id != 0
                ? item.Id == IdOf(role)
                : role.ToString().Equals(item.Value, StringComparison.OrdinalIgnoreCase);
            if (isNamed)
            {
                return role;
            }
        }

        return null;
    }

    // An id of 0 would mean none.
    private static int IdOf(AssociateRole role) => (int)role + 1;
}
