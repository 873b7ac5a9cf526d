using Services86.Agents.Calls;

namespace Services86.Agents.SoPrincipal;

/// <summary>The SoPrincipal agent for one call. It hands each operation to its area.</summary>
internal sealed class SoPrincipalAgent(AgentCall call, SoPrincipalAreas areas) : ISoPrincipalAgent
{
    // SystemInfo

    /// <inheritdoc/>
    public Task<SoSystemInfoCarrier?> GetSystemInfoAsync() => areas.SystemInfo.GetAsync(call);

    // Authentication

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateImplicitAsync(AuthenticateImplicitRequest request) =>
        Authentication.AuthenticateImplicitAsync();

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateUsernamePasswordAsync(AuthenticateUsernamePasswordRequest request) =>
        areas.Authentication.AuthenticateUsernamePasswordAsync(call, request);

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateGenericAsync(AuthenticateGenericRequest request) =>
        areas.Authentication.AuthenticateGenericAsync(call, request);

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateWithAccessTokenAsync(AuthenticateWithAccessTokenRequest request) =>
        Authentication.AuthenticateWithAccessTokenAsync();
}
