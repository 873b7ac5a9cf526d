using Services86.Agents.Calls;
using Services86.Agents.Refusals;

namespace Services86.Agents.User;

/// <summary>Requires rights to a ServiceAuth, as a record of its own or as the login of an e-mail account.</summary>
internal static class ServiceAuthRules
{
    /// <summary>Requires that a caller may act on a ServiceAuth.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="ownerId">The owner of the ServiceAuth.</param>
    /// <param name="id">The id of the ServiceAuth, for the texts of the refusal.</param>
    /// <exception cref="SoFunctionRightException">The ServiceAuth belongs to another associate.</exception>
    public static void RequireOwner(Caller caller, int ownerId, int id)
    {
        if (!caller.MayAct(ownerId))
        {
            throw new SoFunctionRightException(
                $"ServiceAuth {id} belongs to another associate than {caller.Name}, who is no administrator.",
                $"ServiceAuth {id} belongs to somebody else: log in as its owner, or as an administrator.");
        }
    }
}
