using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.Refusals;

namespace Services86.Agents.User;

/// <summary>Issues access tokens to callers. Source: docs/SERVICES86.md section 5.5.</summary>
internal sealed class AccessTokens(AccessTokenService accessTokens)
{
    /// <summary>Issues an access token to the caller.</summary>
    /// <exception cref="SoSessionException">The application is not registered.</exception>
    /// <exception cref="SoFunctionRightException">An access token authenticated the caller.</exception>
    public async Task<string?> IssueAsync(AgentCall call, string? applicationToken) =>
        await accessTokens.IssueAsync(call.RequiredCaller, applicationToken, call.CancellationToken);
}
