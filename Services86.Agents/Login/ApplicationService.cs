using System.Security.Cryptography;
using System.Text;
using Services86.Agents.Refusals;
using Services86.Data.Applications;
using Services86.Description;

namespace Services86.Agents.Login;

/// <summary>Registers applications, and in an Online installation refuses the calls of all others.</summary>
/// <remarks>
/// An application token is 32 random bytes in lower-case hexadecimal, which no header, shell or XML document needs to
/// escape. Only its SHA-256 is stored: what is random needs no salt. Nothing is kept in memory, as another process
/// revokes applications, and one that is revoked is refused from its next call on.
/// </remarks>
internal sealed class ApplicationService(ApplicationRepository applications, LoginOptions options)
{
    private const int RandomBytes = 32;

    private const string UsualAgents = "User,EMail";

    /// <summary>Registers an application.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="agents">The names of the agents that it may call, beside SoPrincipal.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The application token, which is nowhere else.</returns>
    /// <exception cref="ApplicationNameTakenException">Another application has, or had, the name.</exception>
    public async Task<string> RegisterAsync(
        string name, IReadOnlyList<string> agents, CancellationToken cancellationToken)
    {
        var token = RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true);
        await applications.AddAsync(name, HashOf(token), agents, cancellationToken);
        return token;
    }

    /// <summary>Lets a call pass when its application may make it. OnSite, any may.</summary>
    /// <param name="token">The application token that the caller sent; null when they sent none.</param>
    /// <param name="tokenName">What the token is called where the caller sends it.</param>
    /// <param name="agent">The agent that is called.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <exception cref="SoSessionException">There is no token, or it is unknown or revoked.</exception>
    /// <exception cref="SoFunctionRightException">The application was not registered for the agent.</exception>
    public async Task RequireAsync(
        string? token, string tokenName, ContractDescription agent, CancellationToken cancellationToken)
    {
        if (options.Installation == InstallationType.OnSite)
        {
            return;
        }

        var application = await FindActiveAsync(token, tokenName, cancellationToken);
        if (!MayCall(application, agent))
        {
            throw new SoFunctionRightException(
                $"The application '{application.Name}' was not registered for the agent {agent.Name}, only for {string.Join(", ", application.Agents)}.",
                $"The application '{application.Name}' may not call the agent {agent.Name}: have an application registered that may, "
                + RegisterFor(string.Join(',', [.. application.Agents, agent.Name]), tokenName));
        }
    }

    /// <summary>Lets the token of any registered application pass. OnSite, any text does.</summary>
    /// <param name="token">The application token; null when there is none.</param>
    /// <param name="tokenName">What the token is called where the caller sends it.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <exception cref="SoSessionException">There is no token, or it is unknown or revoked.</exception>
    public async Task RequireRegisteredAsync(string? token, string tokenName, CancellationToken cancellationToken)
    {
        if (options.Installation == InstallationType.Online)
        {
            await FindActiveAsync(token, tokenName, cancellationToken);
        }
    }

    private async Task<Application> FindActiveAsync(
        string? token, string tokenName, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new SoSessionException(
                $"The {tokenName} is missing or empty.",
                $"This server answers registered applications only: have yours registered {RegisterFor(UsualAgents, tokenName)}");
        }

        // Found by its hash, so no secret is compared byte by byte: how long the look-up takes could tell of the stored
        // hash at most, from which there is no way back to the token.
        var application = await applications.FindByTokenHashAsync(HashOf(token.Trim()), cancellationToken)
            ?? throw new SoSessionException(
                $"The {tokenName} is unknown.",
                $"This server does not know your application: check the {tokenName}, or have the application registered {RegisterFor(UsualAgents, tokenName)}");
        return application.Revoked is null ? application : throw new SoSessionException(
            $"The application '{application.Name}' has been revoked.",
            $"The application '{application.Name}' may not call this server any more: have it registered under another name {RegisterFor(UsualAgents, tokenName)}");
    }

    private static string RegisterFor(string agents, string tokenName) =>
        $"on the server, with the command 'app add NAME --agents {agents}', and send the token that it prints as {tokenName}.";

    // SoPrincipal is for all that are registered: without it nobody could log in.
    private static bool MayCall(Application application, ContractDescription agent) =>
        agent.AgentType == typeof(ISoPrincipalAgent)
        || application.Agents.Contains(agent.Name, StringComparer.OrdinalIgnoreCase);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
