using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Services86.Data.Usage;
using Services86.Http;
using Services86.Http.Capture;
using Services86.WebConsole.Journal.Masking;

namespace Services86.WebConsole.Usage;

/// <summary>Counts calls by application, user, client, operation and protocol. Thread-safe.</summary>
/// <remarks>
/// A call adds to a counter in memory. The counters are added to the database a minute after the first of them, and
/// when the server shuts down; a crash loses at most a minute. The number of counters is bounded: clients beyond it are
/// counted together.
/// </remarks>
internal sealed class UsageCounters(UsageRepository repository, ILogger<UsageCounters> logger) : IAsyncDisposable
{
    private const int MaxCounters = 4096;
    private const int MaxClients = 200;
    private const int RowsOfAWrite = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxShutdown = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _flushing = new(1);
    private readonly CancellationTokenSource _disposal = new();
    private Dictionary<Key, Counter> _counters = [];
    private HashSet<string>? _clients;
    private bool _isFlushPlanned;

    /// <summary>Counts a call, unless its operation is not known.</summary>
    public void Count(CallCapture capture)
    {
        if (capture.Endpoint is not { } endpoint || endpoint.Metadata.GetMetadata<OperationMetadata>() is null)
        {
            return;
        }

        var now = capture.Time.ToUnixTimeMilliseconds();
        bool plans;
        lock (_gate)
        {
            var isFull = _counters.Count >= MaxCounters;
            var key = new Key(
                endpoint,
                capture.Protocol!,
                capture.Application,
                isFull ? UsageClient.Other : capture.User,
                isFull ? UsageClient.Other : capture.Headers.UserAgent);
            ref var counter = ref CollectionsMarshal.GetValueRefOrAddDefault(_counters, key, out var exists);
            counter = exists
                ? new Counter(counter.Calls + 1, Math.Min(counter.First, now), Math.Max(counter.Last, now))
                : new Counter(1, now, now);
            plans = !_isFlushPlanned;
            _isFlushPlanned = true;
        }

        if (plans)
        {
            _ = FlushLaterAsync();
        }
    }

    /// <summary>Adds the counters to the database.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _flushing.WaitAsync(cancellationToken);
        Dictionary<Key, Counter> counters;
        try
        {
            lock (_gate)
            {
                counters = _counters;
                _counters = [];
                _isFlushPlanned = false;
            }

            if (counters.Count > 0)
            {
                await StoreAsync(counters, cancellationToken);
            }
        }
        finally
        {
            _flushing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposal.CancelAsync();
        using var timeout = new CancellationTokenSource(MaxShutdown);
        try
        {
            await FlushAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            UsageLog.NotStored(logger, MaxCounters, nameof(OperationCanceledException));
        }

        _disposal.Dispose();
        _flushing.Dispose();
    }

    private async Task FlushLaterAsync()
    {
        try
        {
            await Task.Delay(Interval, _disposal.Token);
            await FlushAsync(_disposal.Token);
        }
        catch (OperationCanceledException)
        {
            // The counters are stored by DisposeAsync.
        }
    }

    private async Task StoreAsync(Dictionary<Key, Counter> counters, CancellationToken cancellationToken)
    {
        try
        {
            _clients ??= [.. (await repository.ListAsync(cancellationToken)).Select(row => row.Client)];
            foreach (var rows in Rows(counters).Chunk(RowsOfAWrite))
            {
                await repository.AddAsync(rows, cancellationToken);
            }
        }
#pragma warning disable CA1031 // Calls that cannot be stored are not counted, and those after them are.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            UsageLog.NotStored(logger, counters.Count, exception.GetType().Name);
        }
    }

    // In the order of the primary key: hosts that add at the same time lock rows in the same order.
    private List<UsageRow> Rows(Dictionary<Key, Counter> counters)
    {
        var rows = new Dictionary<(string, string, string, string, string, string), UsageRow>();
        foreach (var (key, counter) in counters)
        {
            var operation = key.Endpoint.Metadata.GetMetadata<OperationMetadata>()!;
            var row = new UsageRow
            {
                Application = key.Application ?? "",
                User = key.User ?? "",
                Client = ClientOf(key.UserAgent),
                Agent = operation.Agent,
                Operation = operation.Operation,
                Protocol = key.Protocol,
                Calls = counter.Calls,
                First = DateTimeOffset.FromUnixTimeMilliseconds(counter.First),
                Last = DateTimeOffset.FromUnixTimeMilliseconds(counter.Last),
            };
            var id = (row.Application, row.User, row.Client, row.Agent, row.Operation, row.Protocol);
            rows[id] = rows.TryGetValue(id, out var other) ? UsageReport.Sum(other, row) : row;
        }

        return
        [
            .. rows.Values
                .OrderBy(row => row.Application, StringComparer.Ordinal)
                .ThenBy(row => row.User, StringComparer.Ordinal)
                .ThenBy(row => row.Client, StringComparer.Ordinal)
                .ThenBy(row => row.Agent, StringComparer.Ordinal)
                .ThenBy(row => row.Operation, StringComparer.Ordinal)
                .ThenBy(row => row.Protocol, StringComparer.Ordinal),
        ];
    }

    private string ClientOf(string? userAgent)
    {
        var name = UsageClient.NameOf(userAgent);
        if (SecretText.Contains(name))
        {
            return UsageClient.Other;
        }

        return _clients!.Count < MaxClients || _clients.Contains(name)
            ? AddClient(name)
            : UsageClient.Other;
    }

    private string AddClient(string name)
    {
        _clients!.Add(name);
        return name;
    }

    private readonly record struct Key(
        Endpoint Endpoint, string Protocol, string? Application, string? User, string? UserAgent);

    private readonly record struct Counter(long Calls, long First, long Last);
}
