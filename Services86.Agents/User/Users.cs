using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Refusals;

namespace Services86.Agents.User;

/// <summary>Keeps users. Source: docs/SERVICES86.md section 9.4.</summary>
/// <remarks>
/// An access token neither saves users nor ends a retirement, because both give access that outlives the token.
/// </remarks>
internal sealed class Users(
    AssociateRepository associates,
    CredentialRepository credentials,
    CredentialTypes types,
    AssociateRules rules,
    SecurityEvents events)
{
    /// <summary>Requires the right to save users, whatever the content of the user.</summary>
    /// <exception cref="SoFunctionRightException">
    /// The caller is no administrator, or an access token authenticated the caller.
    /// </exception>
    public static void RequireSaveRight(Caller caller)
    {
        const string action = "save users";
        caller.RequireAdministrator(action);
        caller.RequireLogin(action);
    }

    /// <summary>Creates a user with default values, which is not stored.</summary>
    public static Task<Services86.User?> CreateDefaultAsync(AgentCall call) =>
        Task.FromResult<Services86.User?>(
            WithTimesOf(call, UserCarriers.CreateDefault()).WithRights(call.RequiredCaller));

    /// <summary>Stores a user with credentials, and reads the user back.</summary>
    /// <exception cref="SoFunctionRightException">
    /// The caller is no administrator, or an access token authenticated the caller.
    /// </exception>
    /// <exception cref="SoInvalidArgumentException">
    /// The user, the name, the role or a credential is invalid.
    /// </exception>
    /// <exception cref="SoNotFoundException">There is no user with the id.</exception>
    /// <exception cref="DataRefusedException">
    /// The name or a credential is taken, or no administrator would be left.
    /// </exception>
    public async Task<Services86.User?> SaveAsync(AgentCall call, Services86.User? user)
    {
        RequireSaveRight(call.RequiredCaller);
        if (user is null)
        {
            throw new SoInvalidArgumentException(
                "Expected User, found nothing.", "There is nothing to save: send a User.");
        }

        var id = user.AssociateId;
        var stored = id == 0 ? null : await rules.RequireAsync(id, call.CancellationToken);
        var change = new AssociateChange
        {
            Name = ValidNameOf(user, stored),
            Role = RoleOf(user.Role),
            Rank = user.Rank,
            Tooltip = user.Tooltip ?? "",
            Retired = user.Deleted,
            Credentials = await types.AcceptAsync(call, user.Credentials ?? []),
        };
        id = await StoreAsync(call, id, change);
        return await GetAsync(call, id) ?? throw NotFound.Associate(id);
    }

    /// <summary>Deletes a user who owns no records.</summary>
    /// <exception cref="SoFunctionRightException">The caller is no administrator.</exception>
    /// <exception cref="SoNotFoundException">There is no user with the id.</exception>
    /// <exception cref="DataRefusedException">The user owns records, or is the last administrator.</exception>
    public async Task DeleteAsync(AgentCall call, int id)
    {
        call.RequiredCaller.RequireAdministrator("delete users");
        AssociateRules.RequireFound(await associates.DeleteAsync(id, call.Actor, call.CancellationToken), id);
    }

    /// <summary>Retires a user, or ends the retirement.</summary>
    /// <exception cref="SoFunctionRightException">
    /// The caller is no administrator, or an access token authenticated the caller who ends the retirement.
    /// </exception>
    /// <exception cref="SoNotFoundException">There is no user with the id.</exception>
    /// <exception cref="LastAdministratorException">The user is the last administrator.</exception>
    public async Task SetRetiredAsync(AgentCall call, int id, bool retired)
    {
        call.RequiredCaller.RequireAdministrator("retire users");
        if (!retired)
        {
            call.RequiredCaller.RequireLogin("end the retirement of users");
        }

        AssociateRules.RequireFound(
            await associates.SetRetiredAsync(id, retired, call.Actor, call.CancellationToken), id);
    }

    /// <summary>Gets a user.</summary>
    /// <returns>The user; null if there is no user with the id.</returns>
    /// <exception cref="SoFunctionRightException">The caller is another user, and no administrator.</exception>
    public async Task<Services86.User?> GetAsync(AgentCall call, int id) =>
        await DescribeAsync(call, await associates.GetAsync(id, call.CancellationToken));

    /// <summary>Gets a user by the login name. The case is ignored.</summary>
    /// <returns>The user; null if there is no user with the name.</returns>
    /// <exception cref="SoFunctionRightException">The caller is another user, and no administrator.</exception>
    public async Task<Services86.User?> GetFromNameAsync(AgentCall call, string? name) =>
        await DescribeAsync(call, await associates.FindByNameAsync(name ?? "", call.CancellationToken));

    // A stored name stays valid, whatever the rule was when the name was stored.
    private static string ValidNameOf(Services86.User user, Associate? stored)
    {
        var name = string.IsNullOrEmpty(user.Name) ? user.UserName ?? "" : user.Name;
        return name != stored?.Name && UserNames.WhyInvalid(name) is { } reason
            ? throw new SoInvalidArgumentException(reason, reason)
            : name;
    }

    private static AssociateRole? RoleOf(Role? role)
    {
        if (role is null || (role.Id == 0 && string.IsNullOrEmpty(role.Value)))
        {
            return null;
        }

        return Roles.Find(role) ?? throw new SoInvalidArgumentException(
            $"There is no role with the id {role.Id} and the name {QuotedText.Of(role.Value)}.",
            "This server does not know the role: use the id 1 (Employee) or 2 (Administrator).");
    }

    private async Task<int> StoreAsync(AgentCall call, int id, AssociateChange change)
    {
        var caller = call.RequiredCaller;
        if (id == 0)
        {
            id = await associates.InsertAsync(change, call.Actor, call.CancellationToken);
        }
        else
        {
            AssociateRules.RequireFound(
                await associates.UpdateAsync(
                    id, change, caller.TicketHash, call.Actor, call.CancellationToken),
                id);
        }

        foreach (var credential in change.Credentials)
        {
            events.AddCredentialSaved(caller, id, credential.Type);
        }

        return id;
    }

    private async Task<Services86.User?> DescribeAsync(AgentCall call, Associate? associate)
    {
        if (associate is null)
        {
            return null;
        }

        AssociateRules.RequireOwn(call.RequiredCaller, associate);
        var stored = await credentials.ListOfAsync(associate.AssociateId, call.CancellationToken);
        var user = WithTimesOf(call, UserCarriers.Describe(associate, [.. stored.Select(types.Describe)]));
        return user.WithRights(call.RequiredCaller);
    }

    private static Services86.User WithTimesOf(AgentCall call, Services86.User user)
    {
        user.Lastlogin = call.TimeZone.FromUtc(user.Lastlogin);
        user.Lastlogout = call.TimeZone.FromUtc(user.Lastlogout);
        return user;
    }
}
