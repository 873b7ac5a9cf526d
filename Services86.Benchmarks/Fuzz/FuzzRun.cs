using System.Collections.Concurrent;
using System.Diagnostics;
using System.Xml.Linq;
using Services86.Benchmarks.Fuzz.Corpus;
using Services86.Benchmarks.Fuzz.Mutations;
using Services86.Benchmarks.Fuzz.Oracles;

namespace Services86.Benchmarks.Fuzz;

/// <summary>Sends mutated requests to a server and collects what is wrong with the responses.</summary>
internal sealed class FuzzRun(FuzzOptions options)
{
    // A request that takes longer is repeated alone, to measure its processor time.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private const int RequestsPerPart = 2_000;
    private const int MemoryParts = 4;
    private const double MaxMemoryGrowth = 1.5;
    private const long MaxMemoryGrowthBytes = 64L << 20;

    private readonly RequestCorpus _corpus = new();
    private readonly ConcurrentQueue<(FuzzRequest Request, Violation Violation)> _violations = new();
    private readonly ConcurrentQueue<FuzzRequest> _slow = new();
    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private long _count;

    /// <summary>Gets the number of requests that were sent.</summary>
    public long Count => _count;

    /// <summary>Gets the number of responses by status; 0 for a connection that was closed.</summary>
    public IReadOnlyDictionary<int, int> Statuses => _statuses;

    /// <summary>Gets the resident memory after each part of the run, in bytes.</summary>
    public List<long> Memory { get; } = [];

    /// <summary>Gets the number of servers. A new one is started after the administrator is locked out.</summary>
    public int Servers { get; private set; }

    /// <summary>Runs.</summary>
    /// <returns>The violations, each with its request.</returns>
    public async Task<IReadOnlyCollection<(FuzzRequest Request, Violation Violation)>> RunAsync(
        CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var randoms = Enumerable.Range(0, options.Workers).Select(worker => new Random(options.Seed + worker)).ToList();
        while (_count < options.Requests && Stopwatch.GetElapsedTime(started) < options.Duration)
        {
            Servers++;
            Memory.Clear();
            using var server = await FuzzServer.StartAsync(options.HostAssembly, cancellationToken);
            using var client = new FuzzClient(server.EndPoint);
            var oracle = new ResponseOracle(new ReplySchemas(await WsdlAsync(server)));
            while (_count < options.Requests && Stopwatch.GetElapsedTime(started) < options.Duration
                && !server.HasExited && server.TryRenewTicket())
            {
                await Task.WhenAll(randoms.Select(random => Task.Run(
                    () => SendPartAsync(new Mutator(random, _corpus), server, client, oracle),
                    cancellationToken)));
                Memory.Add(server.ResidentBytes);
            }

            await JudgeAsync(server, client);
        }

        return _violations;
    }

    private async Task SendPartAsync(
        Mutator mutator, FuzzServer server, FuzzClient client, ResponseOracle oracle)
    {
        for (var i = RequestsPerPart / options.Workers; i > 0 && !server.HasExited; i--)
        {
            var request = mutator.Next().WithTicket(server.Ticket);
            Interlocked.Increment(ref _count);
            var started = Stopwatch.GetTimestamp();
            try
            {
                var response = request.IsHeadDamaged
                    ? await client.SendDamagedAsync(mutator.Damage(request.ToBytes()))
                    : await client.SendAsync(request);
                _statuses.AddOrUpdate(response?.Status ?? 0, 1, (_, count) => count + 1);
                if (response is not null
                    && (oracle.Judge(request, response) ?? SavedDataOracle.Judge(request, response)) is { } violation)
                {
                    _violations.Enqueue((request, violation));
                }
            }
            catch (HttpRequestException exception)
            {
                _statuses.AddOrUpdate(0, 1, (_, count) => count + 1);
                if (!request.IsHeadMutated)
                {
                    _violations.Enqueue((request, new Violation("A request has a response", exception.Message)));
                }
            }
            catch (OperationCanceledException)
            {
                _violations.Enqueue((request, new Violation("A request has a response", "none in time")));
            }

            if (Stopwatch.GetElapsedTime(started) > Slow)
            {
                _slow.Enqueue(request);
            }
        }
    }

    // Judges what a single response does not show: processor time, memory, the log and the end of the process.
    private async Task JudgeAsync(FuzzServer server, FuzzClient client)
    {
        var none = _corpus.Pick(new Random(options.Seed));
        if (server.HasExited)
        {
            _violations.Enqueue((none, new Violation("The server does not exit", "it has exited")));
        }

        while (_slow.TryDequeue(out var request) && !server.HasExited)
        {
            var before = server.ProcessorTime;
            try
            {
                await client.SendAsync(request);
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
            {
                // Judged when the request was sent for the first time.
            }

            var spent = server.ProcessorTime - before;
            if (spent > Slow)
            {
                _violations.Enqueue((
                    request, new Violation("A request takes less than 2 s of a processor", $"{spent}")));
            }
        }

        foreach (var error in server.LoggedErrors)
        {
            _violations.Enqueue((none, new Violation("The server logs no error", error)));
        }

        if (Memory.Count >= MemoryParts
            && Memory[^1] > (Memory[Memory.Count / MemoryParts] * MaxMemoryGrowth) + MaxMemoryGrowthBytes)
        {
            _violations.Enqueue((none, new Violation(
                "Memory does not grow", $"from {Memory[Memory.Count / MemoryParts]} to {Memory[^1]} bytes")));
        }
    }

    private static async Task<IReadOnlyList<XDocument>> WsdlAsync(FuzzServer server)
    {
        using var http = new HttpClient();
        var documents = new List<XDocument>();
        foreach (var agent in (string[])["User", "EMail", "SoPrincipal"])
        {
            documents.Add(XDocument.Parse(await http.GetStringAsync(
                new Uri($"http://{server.EndPoint}/Remote/{ServicesVersion.Default.Name}/{agent}.svc?wsdl"))));
        }

        return documents;
    }
}
