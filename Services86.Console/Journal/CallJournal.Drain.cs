using System.Diagnostics;
using Services86.Http.Capture;

namespace Services86.WebConsole.Journal;

// The masking of the calls that were added.
internal sealed partial class CallJournal
{
    private const int MaxBatch = 16;

    // The task rests 49 times as long as it works: it takes at most 2 % of a core.
    private const int RestFactor = 49;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(1);

    // The longest time for which a reader waits for calls that were answered but not handed over.
    private static readonly TimeSpan MaxHandOver = TimeSpan.FromMilliseconds(250);

    // Held while a call is masked, so that calls are kept in their order.
    private readonly Lock _masking = new();

    private bool _isDraining;

    /// <summary>Waits until every call that was answered before is masked and kept, or dropped.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var answered = _tally.Answered;
        var waiting = Stopwatch.GetTimestamp();
        while (_tally.HandedOver < answered && Stopwatch.GetElapsedTime(waiting) < MaxHandOver)
        {
            await Task.Delay(1, cancellationToken);
        }

        var last = Volatile.Read(ref _lastId);
        while (MaskOldest(last))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task DrainAsync()
    {
        var delay = FirstDelay;
        do
        {
            await Task.Delay(delay);
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < MaxBatch && MaskOldest(long.MaxValue); i++)
            {
            }

            delay = Stopwatch.GetElapsedTime(started) * RestFactor;
            delay = delay > MaxDelay ? MaxDelay : delay;
        }
        while (!EndsDraining());
    }

    private bool EndsDraining()
    {
        lock (_gate)
        {
            _isDraining = _pending.Count > 0;
            return !_isDraining;
        }
    }

    // Returns whether there was a call up to an id.
    private bool MaskOldest(long lastId)
    {
        lock (_masking)
        {
            if (TakeOldest(lastId) is not { } capture)
            {
                return false;
            }

            var entry = masker.TryMask(capture);
            JournalSubscription[] subscribers;
            lock (_gate)
            {
                Recycle(capture);
                if (entry is null)
                {
                    return true;
                }

                _entries.Enqueue(entry);
                _heldBytes += SizeOf(entry);
                EvictSurplus();
                subscribers = _subscribers;
            }

            foreach (var subscriber in subscribers)
            {
                if (!subscriber.Offer(entry))
                {
                    End(subscriber);
                }
            }

            return true;
        }
    }

    private CallCapture? TakeOldest(long lastId)
    {
        lock (_gate)
        {
            if (!_pending.TryPeek(out var capture) || capture.Id > lastId)
            {
                return null;
            }

            _heldBytes -= SizeOf(capture);
            return _pending.Dequeue();
        }
    }
}
