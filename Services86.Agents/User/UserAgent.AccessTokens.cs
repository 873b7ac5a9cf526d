namespace Services86.Agents.User;

/// <content>Access tokens.</content>
internal sealed partial class UserAgent
{
    /// <inheritdoc/>
    public async Task<string?> GetAccessTokenAsync(string? appToken, bool includeCsSession) =>
        await accessTokens.IssueAsync(Caller, appToken, call.CancellationToken);
}
