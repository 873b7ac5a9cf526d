using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Describes roles as list items. Source: docs/SERVICES86.md section 9.4.</summary>
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

    /// <summary>Finds a role by the id of a list item; if the id is 0, by its name. The case is ignored.</summary>
    /// <returns>The role; null if there is no role with the id or name.</returns>
    public static AssociateRole? Find(Role item)
    {
        foreach (var role in Enum.GetValues<AssociateRole>())
        {
            var matches = item.Id != 0
                ? item.Id == IdOf(role)
                : role.ToString().Equals(item.Value, StringComparison.OrdinalIgnoreCase);
            if (matches)
            {
                return role;
            }
        }

        return null;
    }

    // The id 0 means no role.
    private static int IdOf(AssociateRole role) => (int)role + 1;
}
