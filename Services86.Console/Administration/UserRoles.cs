using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.WebConsole.Administration;

/// <summary>The roles in forms.</summary>
internal static class UserRoles
{
    /// <summary>Gets the role with the name in a form.</summary>
    /// <exception cref="SoInvalidArgumentException">No role has the name.</exception>
    public static AssociateRole Parse(string name) => name switch
    {
        nameof(AssociateRole.Employee) => AssociateRole.Employee,
        nameof(AssociateRole.Administrator) => AssociateRole.Administrator,
        _ => throw new SoInvalidArgumentException(
            "Expected the role Employee or Administrator.", "Select one of the roles Employee and Administrator."),
    };
}
