namespace Services86.Tests.Interop.Calls;

/// <summary>A call of each operation of the User agent that concerns credentials.</summary>
internal static class CredentialCalls
{
    private const string PasswordType = "CRM5/PASSWORD";

    public static IReadOnlyDictionary<string, Func<WcfAgents, Task>> All { get; } =
        new Dictionary<string, Func<WcfAgents, Task>>
        {
            ["SaveCredential"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                Assert.That(
                    await agents.User.SaveCredentialAsync(user.AssociateId, new() { Value = WcfAgents.Password }),
                    Is.True);
            },
            ["DeleteCredential"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                Assert.That(
                    await agents.User.DeleteCredentialAsync(user.AssociateId, "ActiveDirectory"), Is.False);
                Assert.That(await agents.User.DeleteCredentialAsync(user.AssociateId, PasswordType), Is.True);
            },
            ["FindCredentialsGroups"] = async agents =>
            {
                var groups = await agents.User.FindCredentialsGroupsAsync(PasswordType, "");
                Assert.That(groups!.Select(group => group.Name), Is.EqualTo(["Users"]));
            },
            ["FindCredentialUsers"] = async agents =>
            {
                var found = await agents.User.FindCredentialUsersAsync(PasswordType, "admin");
                Assert.That(found!.Users!.Select(user => user.DisplayValue), Is.EqualTo(["admin"]));
                Assert.That(found.Headings, Is.EqualTo(["Name", "Role"]));
            },
            ["GetCredentialUsersInGroup"] = async agents =>
            {
                var found = await agents.User.GetCredentialUsersInGroupAsync(PasswordType, "Users");
                Assert.That(found!.Users!.Select(user => user.DisplayValue), Does.Contain("admin"));
            },
            ["GetCredentialTypes"] = async agents =>
            {
                var types = await agents.User.GetCredentialTypesAsync();
                Assert.That(types!.Select(type => type.Type), Is.EqualTo([PasswordType, "ActiveDirectory"]));
                Assert.That(types![0].ValueControl, Is.EqualTo(CredentialControlType.Password));
            },
            ["GetCredentialTypesForUserType"] = async agents =>
            {
                var types = await agents.User.GetCredentialTypesForUserTypeAsync(UserType.ExternalAssociate);
                Assert.That(types, Is.Empty);
            },
            ["CreateDefaultUntrustedCredentials"] = async agents =>
                Assert.That((await agents.User.CreateDefaultUntrustedCredentialsAsync())!.IsActive, Is.True),
            ["SaveUntrustedCredentials"] = async agents =>
            {
                var type = await agents.AddUntrustedCredentialsAsync();
                await agents.User.SaveUntrustedCredentialsAsync(type, WcfAgents.UntrustedCredentials("bert"));
                Assert.That(await PublicValuesAsync(agents, type), Is.EqualTo(["anna", "bert"]));
            },
            ["GetUntrustedCredentials"] = async agents =>
            {
                var type = await agents.AddUntrustedCredentialsAsync();
                var saved = await agents.User.GetUntrustedCredentialsAsync(type);
                Assert.That(saved!.Single()!.SecretValue, Is.EqualTo("fløte"));
            },
            ["GetUntrustedCredentialsForAssociate"] = async agents =>
            {
                var type = await agents.AddUntrustedCredentialsAsync();
                var saved = await agents.User.GetUntrustedCredentialsForAssociateAsync(1, type);
                Assert.That(saved!.Single()!.PublicValue, Is.EqualTo("anna"));
            },
            ["SaveUntrustedCredentialsForAssociate"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                await agents.User.SaveUntrustedCredentialsForAssociateAsync(
                    user.AssociateId, "imap", WcfAgents.UntrustedCredentials("anna"));
                var saved = await agents.User.GetUntrustedCredentialsForAssociateAsync(user.AssociateId, "imap");
                Assert.That(saved!.Single()!.PublicValue, Is.EqualTo("anna"));
                Assert.That(saved!.Single()!.SecretValue, Is.Null);
            },
            ["RemoveUntrustedCredentials"] = async agents =>
            {
                var type = await agents.AddUntrustedCredentialsAsync();
                await agents.User.RemoveUntrustedCredentialsAsync(type, "anna");
                Assert.That(await PublicValuesAsync(agents, type), Is.Empty);
            },
            ["RemoveUntrustedCredentialsForAssociate"] = async agents =>
            {
                var type = await agents.AddUntrustedCredentialsAsync();
                await agents.User.RemoveUntrustedCredentialsForAssociateAsync(1, type, "anna");
                Assert.That(await PublicValuesAsync(agents, type), Is.Empty);
            },
        };

    private static async Task<string?[]> PublicValuesAsync(WcfAgents agents, string type)
    {
        var saved = await agents.User.GetUntrustedCredentialsAsync(type);
        return [.. saved!.Select(credentials => credentials!.PublicValue)];
    }
}
