using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.User;

/// <content>Credentials, and the users to pick them from.</content>
internal sealed partial class UserAgent
{
    // All of the server's own users; it knows of no other groups.
    private const string GroupOfAll = "Users";

    /// <inheritdoc/>
    public async Task<bool> SaveCredentialAsync(int userId, Credential? credential)
    {
        RequireOwn(await RequireAssociateAsync(userId));
        if (credential is null)
        {
            throw new SoInvalidArgumentException(
                "Expected Credential, found nothing.", "There is nothing to save: send a Credential.");
        }

        var accepted = credentialTypes.Of(credential).Accept(credential);
        RequireFound(await credentials.SaveAsync(userId, accepted, Caller.AssociateId, call.CancellationToken), userId);
        return true;
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteCredentialAsync(int userId, string? credentialType)
    {
        RequireOwn(await RequireAssociateAsync(userId));
        var type = credentialTypes.Require(credentialType);
        return await credentials.DeleteAsync(userId, type.Name, Caller.AssociateId, call.CancellationToken);
    }

    /// <inheritdoc/>
    public Task<CredentialType[]?> GetCredentialTypesAsync() => Task.FromResult<CredentialType[]?>(
        [.. credentialTypes.All.Select(type => type.Describe())]);

    /// <inheritdoc/>
    public Task<CredentialType[]?> GetCredentialTypesForUserTypeAsync(UserType userType) =>
        Task.FromResult<CredentialType[]?>(
            [.. credentialTypes.All.Where(type => type.IsFor(userType)).Select(type => type.Describe())]);

    /// <inheritdoc/>
    public async Task<CredentialsGroup[]?> FindCredentialsGroupsAsync(string? type, string? searchString)
    {
        var holders = await ListHoldersAsync(type);
        return Matches(GroupOfAll, searchString) || holders.Any(holder => Matches(holder.Name, searchString))
            ? [new CredentialsGroup { FieldProperties = [], Name = GroupOfAll, DisplayName = GroupOfAll }]
            : [];
    }

    /// <inheritdoc/>
    public async Task<CredentialsGroupUsers?> FindCredentialUsersAsync(string? type, string? searchString)
    {
        var holders = await ListHoldersAsync(type);
        return Tabulate(holders.Where(holder => Matches(holder.Name, searchString)));
    }

    /// <inheritdoc/>
    public async Task<CredentialsGroupUsers?> GetCredentialUsersInGroupAsync(string? type, string? groupName)
    {
        var holders = await ListHoldersAsync(type);
        return Tabulate(GroupOfAll.Equals(groupName, StringComparison.OrdinalIgnoreCase) ? holders : []);
    }

    private async Task<IReadOnlyList<CredentialHolder>> ListHoldersAsync(string? type)
    {
        RequireAdministrator("see the users of credentials");
        var known = credentialTypes.Of(new Credential { Type = new CredentialType { Type = type } });
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
