using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.ServiceAuths;

namespace Services86.Agents.User;

/// <summary>What holds for a ServiceAuth wherever it comes: by itself, or within another record.</summary>
internal sealed class ServiceAuthRules(Caller caller, ServiceAuthRepository serviceAuths)
{
    /// <summary>Makes a ServiceAuth with the server's defaults, which is stored nowhere.</summary>
    public static ServiceAuth CreateDefault() => new()
    {
        Server = "",
        AuthType = "",
        Username = "",
        Password = "",
        FieldProperties = [],
    };

    /// <summary>Makes sure that there is a ServiceAuth with an id, and that the caller may act on it.</summary>
    /// <exception cref="SoNotFoundException">There is none.</exception>
    /// <exception cref="SoFunctionRightException">It belongs to somebody else.</exception>
    public async Task RequireAsync(int id, CancellationToken ct) =>
        RequireOwner(await serviceAuths.GetOwnerIdAsync(id, ct) ?? throw NotFound.ServiceAuth(id), id);

    /// <summary>Makes sure that the caller may act on a ServiceAuth that somebody owns.</summary>
    /// <exception cref="SoFunctionRightException">It belongs to somebody else.</exception>
    public void RequireOwner(int ownerId, int id)
    {
        if (!caller.MayAct(ownerId))
        {
            throw new SoFunctionRightException(
                $"ServiceAuth {id} belongs to another associate than {caller.Name}, who is no administrator.",
                $"ServiceAuth {id} belongs to somebody else: log in as its owner, or as an administrator.");
        }
    }
}
