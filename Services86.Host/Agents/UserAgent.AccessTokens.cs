namespace Services86.Host.Agents;

/// <content>Access tokens.</content>
internal sealed partial class UserAgent
{
    /// <inheritdoc/>
    public async Task<string?> GetAccessTokenAsync(string? appToken, bool includeCsSession) =>
        await accessTokens.IssueAsync(Caller, appToken, call.Cancellation);
}
