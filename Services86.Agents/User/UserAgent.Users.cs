using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <content>Users.</content>
internal sealed partial class UserAgent
{
    /// <inheritdoc/>
    public Task<Services86.User?> CreateDefaultUserAsync() => Task.FromResult<Services86.User?>(UserCarriers.Default().WithRights(Caller));

    /// <inheritdoc/>
    public async Task<Services86.User?> SaveUserAsync(Services86.User? user)
    {
        AdministratorRights.RequireSaveUsers(Caller);
        if (user is null)
        {
            throw new SoInvalidArgumentException(
                "Expected User, found nothing.", "There is nothing to save: send a User.");
        }

        var id = user.AssociateId;
        var stored = id == 0 ? null : await RequireAssociateAsync(id);
        var name = string.IsNullOrEmpty(user.Name) ? user.UserName ?? "" : user.Name;

        // A stored name stays valid, whatever the rule was when it was stored.
        if (name != stored?.Name && UserNames.WhyInvalid(name) is { } reason)
        {
            throw new SoInvalidArgumentException(reason, reason);
        }

        var change = new AssociateChange
        {
            Name = name,
            Role = RoleOf(user.Role),
            Rank = user.Rank,
            Tooltip = user.Tooltip ?? "",
            Retired = user.Deleted,
            Credentials = Accept(user.Credentials ?? []),
        };
        id = await SaveAsync(id, change);
        return await GetUserAsync(id) ?? throw NotFound.Associate(id);
    }

    /// <inheritdoc/>
    public async Task DeleteUserAsync(int userId)
    {
        RequireAdministrator("delete users");
        RequireFound(await associates.DeleteAsync(userId, call.CancellationToken), userId);
    }

    /// <inheritdoc/>
    public async Task MakeRetiredAsync(int associateId, bool retired)
    {
        RequireAdministrator("retire users");
        RequireFound(await associates.SetRetiredAsync(associateId, retired, call.CancellationToken), associateId);
    }

    /// <inheritdoc/>
    public async Task<Services86.User?> GetUserAsync(int userId) =>
        await ReadUserAsync(await associates.GetAsync(userId, call.CancellationToken));

    /// <inheritdoc/>
    public async Task<Services86.User?> GetUserFromNameAsync(string? userName) =>
        await ReadUserAsync(await associates.FindByNameAsync(userName ?? "", call.CancellationToken));

    /// <inheritdoc/>
    public async Task<UserInfo?> GetUserInfoAsync(int userInfoId)
    {
        var associate = await associates.GetAsync(userInfoId, call.CancellationToken);
        if (associate is null)
        {
            return null;
        }

        RequireOwn(associate);
        return UserCarriers.DescribeInfo(associate).WithRights(Caller);
    }

    /// <inheritdoc/>
    public async Task<UserInfo[]?> GetUserInfoListAsync(int[]? userInfoIds)
    {
        var all = await associates.ListAsync(call.CancellationToken);
        var byId = all.ToDictionary(associate => associate.AssociateId);
        var infos = new List<UserInfo>();
        foreach (var id in userInfoIds ?? [])
        {
            if (byId.TryGetValue(id, out var associate))
            {
                RequireOwn(associate);
                infos.Add(UserCarriers.DescribeInfo(associate).WithRights(Caller));
            }
        }

        return [.. infos];
    }

    private static AssociateRole? RoleOf(Role? role)
    {
        var namesNone = role is null || (role.Id == 0 && string.IsNullOrEmpty(role.Value));
        return namesNone ? null : Roles.Find(role!) ?? throw new SoInvalidArgumentException(
            $"There is no role with the id {role!.Id} and the name '{role.Value}'.",
            "This server does not know the role: use the id 1 (Employee) or 2 (Administrator).");
    }

    // What was got is often saved again: a value that could not be read is not a new one.
    private List<StoredCredential> Accept(Credential?[] sent)
    {
        var accepted = new List<StoredCredential>();
        foreach (var credential in sent.OfType<Credential>())
        {
            var type = credentialTypes.Of(credential);
            if (type.IsReadable || !string.IsNullOrEmpty(credential.Value))
            {
                accepted.Add(type.Accept(credential));
            }
        }

        return accepted;
    }

    private async Task<int> SaveAsync(int id, AssociateChange change)
    {
        if (id == 0)
        {
            return await associates.InsertAsync(change, Caller.AssociateId, call.CancellationToken);
        }

        RequireFound(await associates.UpdateAsync(id, change, Caller.AssociateId, call.CancellationToken), id);
        return id;
    }

    private async Task<Services86.User?> ReadUserAsync(Associate? associate)
    {
        if (associate is null)
        {
            return null;
        }

        RequireOwn(associate);
        var stored = await credentials.ListOfAsync(associate.AssociateId, call.CancellationToken);
        var user = UserCarriers.Describe(associate, [.. stored.Select(credentialTypes.Read)]);
        user.Lastlogin = call.TimeZone.FromUtc(user.Lastlogin);
        return user.WithRights(Caller);
    }

    private async Task<Associate> RequireAssociateAsync(int id) =>
        await associates.GetAsync(id, call.CancellationToken) ?? throw NotFound.Associate(id);

    private void RequireOwn(Associate associate)
    {
        if (!Caller.MayAct(associate.AssociateId))
        {
            throw new SoFunctionRightException(
                $"Associate {associate.AssociateId} is not {Caller.Name}, who is no administrator.",
                $"Associate {associate.AssociateId} is somebody else: log in as an administrator.");
        }
    }

    private void RequireAdministrator(string what) => AdministratorRights.Require(Caller, what);

    private static void RequireFound(bool found, int id)
    {
        if (!found)
        {
            throw NotFound.Associate(id);
        }
    }
}
