using Services86.Agents.Calls;
using Services86.Agents.Refusals;

namespace Services86.Agents.User;

/// <summary>The rights that only administrators have.</summary>
internal static class AdministratorRights
{
    /// <summary>Requires the right to save users.</summary>
    /// <exception cref="SoFunctionRightException">The caller is not an administrator.</exception>
    public static void RequireSaveUsers(Caller caller) => Require(caller, "save users");

    /// <summary>Requires a right.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="what">What an administrator may do, in the infinitive.</param>
    /// <exception cref="SoFunctionRightException">The caller is not an administrator.</exception>
    public static void Require(Caller caller, string what)
    {
        if (!caller.IsAdministrator)
        {
            throw new SoFunctionRightException(
                $"Only an administrator may {what}; {caller.Name} is none.",
                $"Only an administrator may {what}: log in as one, or ask one.");
        }
    }
}
