namespace Services86.Tests.Interop.Calls;

/// <summary>A call of each operation of the User agent that concerns passwords.</summary>
internal static class PasswordCalls
{
    /// <summary>The password that the calls set.</summary>
    public const string NewPassword = "n3w-Pa55-of-a-user";

    private const UserType Internal = UserType.InternalAssociate;

    public static IReadOnlyDictionary<string, Func<WcfAgents, Task>> All { get; } =
        new Dictionary<string, Func<WcfAgents, Task>>
        {
            ["CanChangePassword"] = async agents =>
            {
                Assert.That(await agents.User.CanChangePasswordAsync(1), Is.True);
                Assert.That(await agents.User.CanChangePasswordAsync(int.MaxValue), Is.False);
            },
            ["ChangePassword"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                Assert.That(
                    await agents.User.ChangePasswordAsync(user.AssociateId, WcfAgents.Password, NewPassword),
                    Is.True);
                await agents.LogInAsync(user.Name!, NewPassword);
            },
            ["ChangePasswordFromName"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                Assert.That(
                    await agents.User.ChangePasswordFromNameAsync(user.Name, "wrong", NewPassword), Is.False);
                Assert.That(
                    await agents.User.ChangePasswordFromNameAsync(user.Name, WcfAgents.Password, NewPassword),
                    Is.True);
            },
            ["ChangeOwnPassword"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                var own = await agents.LogInAsync(user.Name!);
                Assert.That(await own.User.ChangeOwnPasswordAsync(WcfAgents.Password, NewPassword), Is.True);
            },
            ["SetPassword"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                Assert.That(await agents.User.SetPasswordAsync(user.AssociateId, NewPassword), Is.True);
                await agents.LogInAsync(user.Name!, NewPassword);
            },
            ["SetPasswordFromName"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                Assert.That(await agents.User.SetPasswordFromNameAsync(user.Name, NewPassword), Is.True);
            },
            ["SetGeneratedPassword"] = async agents =>
            {
                var user = await agents.AddUserAsync();
                var password = await agents.User.SetGeneratedPasswordAsync(user.AssociateId);
                await agents.LogInAsync(user.Name!, password!);
            },
            ["IsPasswordValid"] = async agents =>
            {
                Assert.That(await agents.User.IsPasswordValidAsync(0, Internal, 0, NewPassword), Is.True);
                Assert.That(await agents.User.IsPasswordValidAsync(0, Internal, 0, ""), Is.False);
            },
            ["IsPasswordValidWithReason"] = async agents =>
            {
                var result = await agents.User.IsPasswordValidWithReasonAsync(0, Internal, 0, null);
                Assert.That(result!.Result, Is.False);
                Assert.That(result.Reason, Is.Not.Empty);
            },
        };
}
