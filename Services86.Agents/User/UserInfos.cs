using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Describes users as list items.</summary>
internal sealed class UserInfos(AssociateRepository associates)
{
    /// <summary>Gets a user.</summary>
    /// <returns>The user; null if there is no user with the id.</returns>
    /// <exception cref="SoFunctionRightException">The caller is another user, and no administrator.</exception>
    public async Task<UserInfo?> GetAsync(AgentCall call, int id)
    {
        var associate = await associates.GetAsync(id, call.CancellationToken);
        return associate is null ? null : Describe(call.RequiredCaller, associate);
    }

    /// <summary>Gets users in the order of their ids in the request, without unknown ids.</summary>
    /// <exception cref="SoFunctionRightException">
    /// The caller is none of the users, or not the only one, and no administrator.
    /// </exception>
    public async Task<UserInfo[]?> GetListAsync(AgentCall call, int[]? ids)
    {
        if (ids is null or [])
        {
            return [];
        }

        var found = await associates.GetAsync(ids, call.CancellationToken);
        var byId = found.ToDictionary(associate => associate.AssociateId);
        var infos = new List<UserInfo>();
        foreach (var id in ids)
        {
            if (byId.TryGetValue(id, out var associate))
            {
                infos.Add(Describe(call.RequiredCaller, associate));
            }
        }

        return [.. infos];
    }

    private static UserInfo Describe(Caller caller, Associate associate)
    {
        AssociateRules.RequireOwn(caller, associate);
        return UserCarriers.DescribeInfo(associate).WithRights(caller);
    }
}
