using System.Collections.Concurrent;
using System.Diagnostics;

namespace Services86.Tests.Host.Cluster;

/// <summary>What the clients of the cluster share.</summary>
internal sealed class ClusterState(Uri address, Func<IReadOnlyList<Uri>> liveHosts) : IDisposable
{
    public const string Password = "Pa55-of-cluster";

    /// <summary>The time after the acknowledgement of a revocation from which no host accepts the ticket.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1);

    private readonly ClusterConnection _connection = new(address);
    private readonly ConcurrentBag<Task> _checks = [];
    private int _revocations;

    /// <summary>Gets the address of the proxy.</summary>
    public Uri Address => address;

    /// <summary>Gets the addresses of the hosts that run.</summary>
    public IReadOnlyList<Uri> LiveHosts => liveHosts();

    public ClusterSaves Saves { get; } = new();

    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Gets the number of acknowledged revocations.</summary>
    public int RevocationCount => _revocations;

    /// <summary>Gets the number of saves that the server said may have been saved.</summary>
    public int UnknownCount { get; private set; }

    public void AddViolation(string violation) => Violations.Enqueue(violation);

    /// <summary>Checks an answer that is neither an acknowledgement nor says that nothing was saved.</summary>
    public void CheckUnknownOutcome(string answer)
    {
        if (answer.Contains("may have been saved", StringComparison.Ordinal))
        {
            UnknownCount++;
        }
        else
        {
            AddViolation($"an answer says neither that something nor that nothing was saved: {answer}");
        }
    }

    /// <summary>Begins to check that no host accepts a ticket a second after its revocation.</summary>
    public void CheckRevoked(string ticket)
    {
        Interlocked.Increment(ref _revocations);
        _checks.Add(CheckAsync(ticket, Stopwatch.StartNew()));
    }

    public Task EndChecksAsync() => Task.WhenAll(_checks);

    public void Dispose() => _connection.Dispose();

    private async Task CheckAsync(string ticket, Stopwatch sinceRevocation)
    {
        await Task.Delay(MaxDelay);
        foreach (var host in LiveHosts)
        {
            var asked = sinceRevocation.Elapsed;
            if (await _connection.AcceptsAsync(host, ticket) == true)
            {
                AddViolation($"{host} accepts a ticket {asked.TotalMilliseconds:F0} ms after its revocation");
            }
        }
    }
}
