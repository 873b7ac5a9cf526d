using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <summary>Lists users by their credentials, for administrators. Source: docs/SERVICES86.md section 9.3.</summary>
/// <remarks>Retired users are not listed. The types of the requests are refused if they are unknown.</remarks>
internal sealed class CredentialUsers(CredentialRepository credentials, CredentialTypes types)
{
    // The only group: all users of this server.
    private const string GroupOfAll = "Users";

    /// <summary>Finds groups by a part of the name of the group or of a user. The case is ignored.</summary>
    /// <exception cref="SoFunctionRightException">The caller is no administrator.</exception>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    public async Task<CredentialsGroup[]?> FindGroupsAsync(AgentCall call, string? type, string? searchString)
    {
        var holders = await ListHoldersAsync(call, type);
        return Matches(GroupOfAll, searchString) || holders.Any(holder => Matches(holder.Name, searchString))
            ? [new CredentialsGroup { FieldProperties = [], Name = GroupOfAll, DisplayName = GroupOfAll }]
            : [];
    }

    /// <summary>Finds users by a part of their names. The case is ignored.</summary>
    /// <exception cref="SoFunctionRightException">The caller is no administrator.</exception>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    public async Task<CredentialsGroupUsers?> FindUsersAsync(AgentCall call, string? type, string? searchString)
    {
        var holders = await ListHoldersAsync(call, type);
        return Tabulate(holders.Where(holder => Matches(holder.Name, searchString)));
    }

    /// <summary>Gets the users in a group; none if there is no such group.</summary>
    /// <exception cref="SoFunctionRightException">The caller is no administrator.</exception>
    /// <exception cref="SoInvalidArgumentException">There is no such type.</exception>
    public async Task<CredentialsGroupUsers?> GetUsersInGroupAsync(AgentCall call, string? type, string? groupName)
    {
        var holders = await ListHoldersAsync(call, type);
        return Tabulate(GroupOfAll.Equals(groupName, StringComparison.OrdinalIgnoreCase) ? holders : []);
    }

    private async Task<IReadOnlyList<CredentialHolder>> ListHoldersAsync(AgentCall call, string? type)
    {
        call.RequiredCaller.RequireAdministrator("see the users of credentials");
        var known = types.Of(new Credential { Type = new CredentialType { Type = type } });
        return await credentials.ListHoldersAsync(known.Name, call.CancellationToken);
    }

    private static bool Matches(string name, string? searchString) =>
        string.IsNullOrEmpty(searchString)
        || (AssociateName.ToKey(searchString) is { } key
            && AssociateName.ToKey(name)?.Contains(key, StringComparison.Ordinal) == true);

    private static CredentialsGroupUsers Tabulate(IEnumerable<CredentialHolder> holders) => new()
    {
        FieldProperties = [],
        Headings = ["Name", "Role"],
        Users =
        [
            .. holders.Select(holder => new CredentialUser
            {
                FieldProperties = [],
                Value = holder.Value,
                DisplayValue = holder.DisplayValue.Length > 0 ? holder.DisplayValue : holder.Name,
                Columns = [holder.Name, holder.Role.ToString()],
            }),
        ],
    };
}
