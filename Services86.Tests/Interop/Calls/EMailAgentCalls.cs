namespace Services86.Tests.Interop.Calls;

/// <summary>A call of each operation of the EMail agent.</summary>
internal static class EMailAgentCalls
{
    public static IReadOnlyDictionary<string, Func<WcfAgents, Task>> All { get; } =
        new Dictionary<string, Func<WcfAgents, Task>>
        {
            ["CreateDefaultEMailAccount"] = async agents =>
            {
                var account = await agents.EMail.CreateDefaultEMailAccountAsync();
                Assert.That(account!.EMailAccountId, Is.Zero);
                Assert.That(account.IncomingCredentials, Is.Not.Null);
            },
            ["SaveEMailAccount"] = async agents =>
            {
                var saved = await agents.AddAccountAsync();
                saved.EMailAddress = "changed-" + saved.EMailAddress;
                var updated = await agents.EMail.SaveEMailAccountAsync(saved);
                Assert.That(updated!.EMailAccountId, Is.EqualTo(saved.EMailAccountId).And.GreaterThan(0));
                Assert.That(updated.EMailAddress, Is.EqualTo(saved.EMailAddress));
                Assert.That(updated.IncomingCredentials!.Password, Is.EqualTo("blåbær"));
            },
            ["DeleteEMailAccount"] = async agents =>
            {
                var id = (await agents.AddAccountAsync()).EMailAccountId;
                await agents.EMail.DeleteEMailAccountAsync(id);
                Assert.That(await agents.EMail.GetEMailAccountAsync(id), Is.Null);
            },
            ["GetEMailAccount"] = async agents =>
            {
                var saved = await agents.AddAccountAsync();
                var account = await agents.EMail.GetEMailAccountAsync(saved.EMailAccountId);
                Assert.That(account!.EMailAddress, Is.EqualTo(saved.EMailAddress));
                Assert.That(account.OutgoingCredentials!.Server, Is.EqualTo("smtp.example.com"));
            },
            ["GetEMailAccountFromEMailAddress"] = async agents =>
            {
                var saved = await agents.AddAccountAsync();
                var account = await agents.EMail.GetEMailAccountFromEMailAddressAsync(saved.EMailAddress);
                Assert.That(account!.EMailAccountId, Is.EqualTo(saved.EMailAccountId));
            },
            ["GetCurrentAccountId"] = async agents =>
            {
                var saved = await agents.AddAccountAsync();
                Assert.That(
                    await agents.EMail.GetCurrentAccountIdAsync(), Is.GreaterThanOrEqualTo(saved.EMailAccountId));
            },
            ["GetCurrentAccount"] = async agents =>
            {
                await agents.AddAccountAsync();
                Assert.That((await agents.EMail.GetCurrentAccountAsync())!.EMailAccountId, Is.GreaterThan(0));
            },
            ["GetReadySyncEmailAccounts"] = async agents =>
            {
                var saved = await agents.AddAccountAsync();
                Assert.That(await DueAsync(agents), Does.Contain(saved.EMailAccountId));
            },
            ["SyncEmailAccount"] = async agents =>
            {
                var id = (await agents.AddAccountAsync()).EMailAccountId;
                await agents.EMail.SyncEmailAccountAsync(new() { AccountId = id });
                Assert.That(await DueAsync(agents), Does.Not.Contain(id));
            },
            ["SyncEmailAccounts"] = async agents =>
            {
                var id = (await agents.AddAccountAsync()).EMailAccountId;
                await agents.EMail.SyncEmailAccountsAsync([new() { AccountId = id }]);
                Assert.That(await DueAsync(agents), Does.Not.Contain(id));
            },
        };

    private static async Task<int[]> DueAsync(WcfAgents agents)
    {
        var accounts = await agents.EMail.GetReadySyncEmailAccountsAsync();
        return [.. accounts!.Select(account => account!.AccountId)];
    }
}
