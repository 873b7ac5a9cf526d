using System.Security.Cryptography;
using Services86.Agents.Refusals;
using Services86.Data.Access;
using Services86.Data.Applications;
using Services86.Data.Audit;
using Services86.Description;

namespace Services86.Agents.Login;

/// <summary>Registers applications, and refuses calls of other applications in an Online installation.</summary>
/// <remarks>
/// An application token is 32 random bytes in lower-case hexadecimal, which needs no escaping in headers, shells and
/// XML. Only its SHA-256 is stored: a random value needs no salt. Active applications are cached like tickets:
/// <see cref="AccessCache{TValue}"/> says when a revocation takes effect. Source: docs/SERVICES86.md section 5.6.
/// </remarks>
internal sealed class ApplicationService(
    ApplicationRepository applications,
    AccessEpoch epoch,
    LoginOptions options,
    LoginMetrics metrics,
    TimeProvider time)
{
    private const int RandomBytes = 32;

    private const string DefaultAgents = "User,EMail";

    private readonly AccessCache<Application> _cache =
        new(epoch, options.TicketCacheDuration, time, application => application.ApplicationId);

    /// <summary>Registers an application.</summary>
    /// <param name="name">The name of the application.</param>
    /// <param name="agents">The names of the agents that the application may call, in addition to SoPrincipal.</param>
    /// <param name="actor">Who registers the application, for the audit.</param>
    /// <param name="cancellationToken">Cancels the registration.</param>
    /// <returns>The application token. Only its hash is stored.</returns>
    /// <exception cref="ApplicationNameTakenException">
    /// Another application, active or revoked, has the name.
    /// </exception>
    public async Task<string> RegisterAsync(
        string name, IReadOnlyList<string> agents, AuditActor actor, CancellationToken cancellationToken)
    {
        var token = RandomNumberGenerator.GetHexString(2 * RandomBytes, lowercase: true);
        await applications.AddAsync(
            name, TicketHash.OfApplicationToken(token).ToBytes(), agents, actor, cancellationToken);
        return token;
    }

    /// <summary>Requires that an application may call an agent. An on-site installation allows every call.</summary>
    /// <param name="token">The application token; null if the client sent none.</param>
    /// <param name="tokenName">
    /// The name of the header or parameter with the token, for the texts of the refusal.
    /// </param>
    /// <param name="agent">The agent that is called.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The application; null in an on-site installation.</returns>
    /// <exception cref="SoSessionException">The token is missing, unknown or revoked.</exception>
    /// <exception cref="SoFunctionRightException">The application was not registered for the agent.</exception>
    public async ValueTask<CallingApplication?> RequireAsync(
        string? token, string tokenName, ContractDescription agent, CancellationToken cancellationToken)
    {
        if (options.Installation == InstallationType.OnSite)
        {
            return null;
        }

        var application = await FindActiveAsync(token, tokenName, cancellationToken);
        if (!MayCall(application, agent))
        {
            throw new SoFunctionRightException(
                $"The application '{application.Name}' was not registered for the agent {agent.Name}, only for " +
                $"{string.Join(", ", application.Agents)}.",
                $"The application '{application.Name}' may not call the agent {agent.Name}: have an application " +
                "registered that may, " +
                RegisterFor(string.Join(',', [.. application.Agents, agent.Name]), tokenName));
        }

        return CallerOf(application);
    }

    /// <summary>Requires the token of an active application. An on-site installation allows every call.</summary>
    /// <param name="token">The application token; null if the client sent none.</param>
    /// <param name="tokenName">
    /// The name of the header or parameter with the token, for the texts of the refusal.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The application; null in an on-site installation.</returns>
    /// <exception cref="SoSessionException">The token is missing, unknown or revoked.</exception>
    public async ValueTask<CallingApplication?> RequireRegisteredAsync(
        string? token, string tokenName, CancellationToken cancellationToken) =>
        options.Installation == InstallationType.Online
            ? CallerOf(await FindActiveAsync(token, tokenName, cancellationToken))
            : null;

    private ValueTask<Application> FindActiveAsync(
        string? token, string tokenName, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new SoSessionException(
                $"The {tokenName} is missing or empty.",
                "This server answers registered applications only: have yours registered " +
                RegisterFor(DefaultAgents, tokenName));
        }

        // The time of the look-up can reveal at most the stored hash, from which the token cannot be derived.
        var hash = TicketHash.OfApplicationToken(token.Trim());
        var found = _cache.Find(hash);
        metrics.CountLookup("application", found is not null);
        return found is { } cached
            ? new(cached)
            : new(FindStoredAsync(hash, tokenName, cancellationToken));
    }

    private async Task<Application> FindStoredAsync(
        TicketHash hash, string tokenName, CancellationToken cancellationToken)
    {
        Application? found = null;
        await _cache.ReadAsync(hash, async () =>
        {
            found = await applications.FindByTokenHashAsync(hash.ToBytes(), cancellationToken);
            return found is { Revoked: null } ? found : null;
        });

        return found switch
        {
            null => throw new SoSessionException(
                $"The {tokenName} is unknown.",
                $"This server does not know your application: check the {tokenName}, or have the application " +
                $"registered {RegisterFor(DefaultAgents, tokenName)}"),
            { Revoked: not null } => throw new SoSessionException(
                $"The application '{found.Name}' has been revoked.",
                $"The application '{found.Name}' may not call this server any more: have it registered under " +
                $"another name {RegisterFor(DefaultAgents, tokenName)}"),
            _ => found,
        };
    }

    private static CallingApplication CallerOf(Application application) =>
        new(application.ApplicationId, application.Name);

    private static string RegisterFor(string agents, string tokenName) =>
        $"on the server, with the command 'app add NAME --agents {agents}', and send the token that it prints as " +
        $"{tokenName}.";

    // Every application may call SoPrincipal: without it no user could log in.
    private static bool MayCall(Application application, ContractDescription agent) =>
        agent.AgentType == typeof(ISoPrincipalAgent)
        || application.Agents.Contains(agent.Name, StringComparer.OrdinalIgnoreCase);
}
