using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Requires that associates exist, and rights to them.</summary>
internal sealed class AssociateRules(AssociateRepository associates)
{
    /// <summary>Requires that an associate exists, retired or not.</summary>
    /// <exception cref="SoNotFoundException">There is no associate with the id.</exception>
    public async Task<Associate> RequireAsync(int id, CancellationToken cancellationToken) =>
        await associates.GetAsync(id, cancellationToken) ?? throw NotFound.Associate(id);

    /// <summary>Requires that an associate with a login name exists, retired or not. The case is ignored.</summary>
    /// <exception cref="SoNotFoundException">There is no associate with the name.</exception>
    public async Task<Associate> RequireAsync(string? name, CancellationToken cancellationToken) =>
        await associates.FindByNameAsync(name ?? "", cancellationToken) ?? throw NotFound.AssociateNamed(name);

    /// <summary>Requires that a write found its associate.</summary>
    /// <param name="isFound">The result of the write.</param>
    /// <param name="id">The id of the associate, for the texts of the refusal.</param>
    /// <exception cref="SoNotFoundException">There is no associate with the id.</exception>
    public static void RequireFound(bool isFound, int id)
    {
        if (!isFound)
        {
            throw NotFound.Associate(id);
        }
    }

    /// <summary>Requires that a caller may act on an associate.</summary>
    /// <exception cref="SoFunctionRightException">The caller is another associate, and no administrator.</exception>
    public static void RequireOwn(Caller caller, Associate associate)
    {
        if (!caller.MayAct(associate.AssociateId))
        {
            throw new SoFunctionRightException(
                $"Associate {associate.AssociateId} is not {caller.Name}, who is no administrator.",
                $"Associate {associate.AssociateId} is somebody else: log in as an administrator.");
        }
    }
}
