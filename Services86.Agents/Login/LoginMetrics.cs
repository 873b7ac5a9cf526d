using System.Diagnostics.Metrics;

namespace Services86.Agents.Login;

/// <summary>Counts logins, tickets, and what the caches answer. Costs nothing while nobody listens.</summary>
/// <remarks>No attribute has a value that a client can choose.</remarks>
internal sealed class LoginMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Services86.Agents.Login";

    private const string LoginResult = "services86.login.result";
    private const string TokenKind = "services86.token.kind";
    private const string CacheName = "services86.cache.name";
    private const string CacheResult = "services86.cache.result";

    private readonly Meter _meter;
    private readonly Counter<long> _logins;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _lookups;

    /// <summary>Creates the instruments.</summary>
    /// <param name="threads">The threads that hash passwords.</param>
    /// <param name="meters">Creates the meter; null for a meter that no factory knows.</param>
    public LoginMetrics(HashThreads threads, IMeterFactory? meters = null)
    {
        _meter = meters?.Create(MeterName) ?? new Meter(MeterName);
        _logins = _meter.CreateCounter<long>(
            "services86.login.attempts", "{login}", "Logins with a password, and changes of a password.");
        _tokens = _meter.CreateCounter<long>(
            "services86.token.issued", "{token}", "Tickets and access tokens that were issued.");
        _lookups = _meter.CreateCounter<long>(
            "services86.cache.lookups", "{lookup}", "Lookups in the caches of what authenticates a caller.");
        _meter.CreateObservableUpDownCounter(
            "services86.password.queue.length",
            () => threads.QueueLength,
            "{password}",
            "Passwords that wait to be hashed.");
        _meter.CreateObservableCounter(
            "services86.password.hashes", () => threads.Count, "{password}", "Passwords that were hashed or verified.");
    }

    /// <summary>Counts a login that succeeded.</summary>
    public void CountAccepted() => _logins.Add(1, new KeyValuePair<string, object?>(LoginResult, "accepted"));

    /// <summary>Counts a login with a wrong name or password.</summary>
    public void CountRefused() => _logins.Add(1, new KeyValuePair<string, object?>(LoginResult, "refused"));

    /// <summary>Counts a login that has to wait after failures.</summary>
    public void CountThrottled() => _logins.Add(1, new KeyValuePair<string, object?>(LoginResult, "throttled"));

    /// <summary>Counts a ticket that was issued.</summary>
    public void CountTicket() => _tokens.Add(1, new KeyValuePair<string, object?>(TokenKind, "ticket"));

    /// <summary>Counts an access token that was issued.</summary>
    public void CountAccessToken() => _tokens.Add(1, new KeyValuePair<string, object?>(TokenKind, "access_token"));

    /// <summary>Counts a lookup in a cache.</summary>
    /// <param name="cache">The cache: <c>ticket</c>, <c>application</c> or <c>password</c>.</param>
    /// <param name="isHit">Whether the cache has a valid entry.</param>
    public void CountLookup(string cache, bool isHit)
    {
        if (_lookups.Enabled)
        {
            _lookups.Add(1, new(CacheName, cache), new(CacheResult, isHit ? "hit" : "miss"));
        }
    }

    /// <summary>Observes the number of cached tickets and access tokens.</summary>
    public void ObserveTickets(Func<int> count) => _meter.CreateObservableUpDownCounter(
        "services86.ticket.cached",
        count,
        "{token}",
        "Tickets and access tokens in the cache, about as many as were used in the last seconds.");
}
