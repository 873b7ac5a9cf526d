namespace Services86.Tests.Interop.Calls;

/// <summary>A call of each operation of the User agent that concerns users and ServiceAuths.</summary>
internal static class UserAgentCalls
{
    private const UserType Internal = UserType.InternalAssociate;

    public static IReadOnlyDictionary<string, Func<WcfAgents, Task>> All { get; } =
        new Dictionary<string, Func<WcfAgents, Task>>(
            Users().Concat(CredentialCalls.All).Concat(PasswordCalls.All));

    private static Dictionary<string, Func<WcfAgents, Task>> Users() => new()
    {
        ["CreateDefaultServiceAuth"] = async agents =>
            Assert.That((await agents.User.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero),
        ["SaveServiceAuth"] = async agents =>
        {
            var saved = await agents.User.SaveServiceAuthAsync(new() { Server = "imap.example.com", Port = 993 });
            Assert.That(saved!.ServiceAuthId, Is.GreaterThan(0));
            Assert.That(saved.Port, Is.EqualTo(993));
            Assert.That(saved.TableRight!.Mask, Is.EqualTo(
                ETableRight.Select | ETableRight.Update | ETableRight.Insert | ETableRight.Delete));
        },
        ["GetServiceAuth"] = async agents =>
        {
            var id = await agents.AddServiceAuthAsync();
            Assert.That((await agents.User.GetServiceAuthAsync(id))!.Server, Is.EqualTo("imap.example.com"));
        },
        ["DeleteServiceAuth"] = async agents =>
        {
            var id = await agents.AddServiceAuthAsync();
            await agents.User.DeleteServiceAuthAsync(id);
            Assert.That(await agents.User.GetServiceAuthAsync(id), Is.Null);
        },
        ["CreateDefaultUser"] = async agents =>
            Assert.That((await agents.User.CreateDefaultUserAsync())!.Type, Is.EqualTo(Internal)),
        ["SaveUser"] = async agents =>
        {
            var user = await agents.AddUserAsync();
            user.Tooltip = "På besøk";
            var saved = await agents.User.SaveUserAsync(user);
            Assert.That(saved!.AssociateId, Is.EqualTo(user.AssociateId).And.GreaterThan(0));
            Assert.That(saved.Tooltip, Is.EqualTo("På besøk"));
        },
        ["DeleteUser"] = async agents =>
        {
            var user = await agents.AddUserAsync();
            await agents.User.DeleteUserAsync(user.AssociateId);
            Assert.That(await agents.User.GetUserAsync(user.AssociateId), Is.Null);
        },
        ["GetUser"] = async agents =>
        {
            var user = await agents.AddUserAsync();
            Assert.That((await agents.User.GetUserAsync(user.AssociateId))!.Name, Is.EqualTo(user.Name));
        },
        ["GetUserFromName"] = async agents =>
        {
            var user = await agents.AddUserAsync();
            Assert.That(
                (await agents.User.GetUserFromNameAsync(user.Name))!.AssociateId, Is.EqualTo(user.AssociateId));
        },
        ["GetUserInfo"] = async agents =>
        {
            var user = await agents.AddUserAsync();
            var info = await agents.User.GetUserInfoAsync(user.AssociateId);
            Assert.That(info!.UserName, Is.EqualTo(user.Name));
            Assert.That(info.UserType, Is.EqualTo(Internal));
        },
        ["GetUserInfoList"] = async agents =>
        {
            var user = await agents.AddUserAsync();
            var infos = await agents.User.GetUserInfoListAsync([user.AssociateId, int.MaxValue, 1]);
            Assert.That(infos!.Select(info => info.UserInfoId), Is.EqualTo([user.AssociateId, 1]));
        },
        ["MakeRetired"] = async agents =>
        {
            var user = await agents.AddUserAsync();
            await agents.User.MakeRetiredAsync(user.AssociateId, retired: true);
            Assert.That((await agents.User.GetUserAsync(user.AssociateId))!.Deleted, Is.True);
        },
        ["IsUserNameValid"] = async agents =>
            Assert.That(await agents.User.IsUserNameValidAsync(0, Internal, 0, "admin"), Is.False),
        ["IsUserNameValidWithReason"] = async agents =>
        {
            var result = await agents.User.IsUserNameValidWithReasonAsync(0, Internal, 0, "admin");
            Assert.That(result!.Result, Is.False);
            Assert.That(result.Reason, Is.Not.Empty);
        },
        ["GetValidUserName"] = async agents =>
            Assert.That(
                await agents.User.GetValidUserNameAsync(0, Internal, 0, "admin"),
                Does.StartWith("admin").And.Not.EqualTo("admin")),
    };
}
