using Services86.Agents.Calls;

namespace Services86.Agents.SoPrincipal;

/// <summary>The SoPrincipal agent for one call. It hands each operation to its area.</summary>
/// <remarks>Public, because other SOAP runtimes require a class that implements the contract.</remarks>
public sealed class SoPrincipalAgent : ISoPrincipalAgent
{
    private readonly AgentCall _call;
    private readonly SoPrincipalAreas _areas;

    internal SoPrincipalAgent(AgentCall call, SoPrincipalAreas areas)
    {
        _call = call;
        _areas = areas;
    }

    // SystemInfo

    /// <inheritdoc/>
    public Task<SoSystemInfoCarrier?> GetSystemInfoAsync() => _areas.SystemInfo.GetAsync(_call);

    // Authentication

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateImplicitAsync(AuthenticateImplicitRequest request) =>
        Authentication.AuthenticateImplicitAsync();

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateUsernamePasswordAsync(AuthenticateUsernamePasswordRequest request) =>
        _areas.Authentication.AuthenticateUsernamePasswordAsync(_call, request);

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateGenericAsync(AuthenticateGenericRequest request) =>
        _areas.Authentication.AuthenticateGenericAsync(_call, request);

    /// <inheritdoc/>
    public Task<AuthenticateResponse> AuthenticateWithAccessTokenAsync(AuthenticateWithAccessTokenRequest request) =>
        Authentication.AuthenticateWithAccessTokenAsync();
}
