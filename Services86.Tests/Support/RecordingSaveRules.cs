using Services86.Data.EMailAccounts;

namespace Services86.Tests.Support;

/// <summary>Allows every save, unless the test says otherwise, and records what it was asked.</summary>
internal sealed class RecordingSaveRules : IEMailAccountSaveRules
{
    /// <summary>The calls so far, such as <c>account 1 of 2</c>.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Runs within each call, after it was recorded.</summary>
    public Action<string> OnCall { get; init; } = _ => { };

    public void RequireAccount(int accountId, int ownerId) => Record($"account {accountId} of {ownerId}");

    public void RequireOwner(int ownerId) => Record($"owner {ownerId}");

    public void RequireLogin(int serviceAuthId, int ownerId) => Record($"login {serviceAuthId} of {ownerId}");

    private void Record(string call)
    {
        Calls.Add(call);
        OnCall(call);
    }
}
