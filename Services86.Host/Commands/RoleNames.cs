using Services86.Data.Associates;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>The names of the roles on the command line.</summary>
internal static class RoleNames
{
    /// <summary>The name of <see cref="AssociateRole.Administrator"/>.</summary>
    public const string Administrator = "administrator";

    /// <summary>The name of <see cref="AssociateRole.Employee"/>.</summary>
    public const string Employee = "employee";

    /// <summary>Both names, for the help.</summary>
    public const string All = $"{Administrator}|{Employee}";

    /// <summary>Gets the role with a name.</summary>
    /// <exception cref="UsageException">No role has the name.</exception>
    public static AssociateRole Parse(string name) => name switch
    {
        Employee => AssociateRole.Employee,
        Administrator => AssociateRole.Administrator,
        _ => throw new UsageException($"Expected the role {Administrator} or {Employee}, found '{name}'."),
    };

    /// <summary>Gets the name of a role.</summary>
    public static string Of(AssociateRole role) => role == AssociateRole.Administrator ? Administrator : Employee;
}
