using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Http.Capture;

namespace Services86.WebConsole.Journal;

/// <summary>The last calls, in memory, with their secrets masked. Thread-safe.</summary>
/// <remarks>
/// <para>
/// A call is handed over as a copy of what arrived and what was sent. A background task masks the secrets, and only
/// then keeps the entry. The task limits its share of processor time; a call that newer calls replace before its turn
/// is never masked. So the journal costs a call the copy of its bodies, however many calls there are.
/// </para>
/// <para>
/// Every reading names the caller who reads: an administrator sees all calls, an employee their own calls only.
/// </para>
/// </remarks>
internal sealed partial class CallJournal(JournalOptions options, EntryMasker masker, JournalMetrics metrics)
{
    // What an entry takes beside its bodies.
    private const int BytesOfEntry = 2048;

    private const int MaxRecycled = 64;

    private readonly Lock _gate = new();
    private readonly CaptureTally _tally = new();
    private readonly Queue<CallCapture> _pending = new();
    private readonly Queue<JournalEntry> _entries = new();
    private readonly Stack<CallCapture> _recycled = new();
    private long _heldBytes;
    private long _lastId;

    /// <summary>Gets whether the journal keeps calls.</summary>
    public bool IsOn => options.Calls > 0;

    /// <summary>Gets the memory that the kept calls take, in bytes, masked or not.</summary>
    public long HeldBytes
    {
        get
        {
            lock (_gate)
            {
                return _heldBytes;
            }
        }
    }

    /// <summary>Gets whether a caller may see a call: an administrator all, an employee their own.</summary>
    public static bool MaySee(Caller viewer, JournalEntry entry) =>
        viewer.IsAdministrator || entry.AssociateId == viewer.AssociateId;

    /// <summary>Begins the capture of a request, which ends with <see cref="Add"/> or <see cref="Discard"/>.</summary>
    public CallCapture Begin()
    {
        lock (_gate)
        {
            return _recycled.TryPop(out var capture)
                ? capture
                : new CallCapture(IsOn ? options.MaxBodyBytes : 0, _tally);
        }
    }

    /// <summary>Discards a request that is no call.</summary>
    public void Discard(CallCapture capture)
    {
        lock (_gate)
        {
            Recycle(capture);
        }
    }

    /// <summary>Adds a call. The journal owns the capture from now on.</summary>
    public void Add(CallCapture capture)
    {
        if (!IsOn)
        {
            Discard(capture);
            return;
        }

        bool begins;
        lock (_gate)
        {
            capture.Id = ++_lastId;
            _pending.Enqueue(capture);
            _heldBytes += SizeOf(capture);
            EvictSurplus();
            _tally.CountHandedOver(capture);
            begins = !_isDraining;
            _isDraining = true;
        }

        if (begins)
        {
            _ = DrainAsync();
        }
    }

    /// <summary>Reads calls, the newest first.</summary>
    /// <param name="viewer">The caller who reads.</param>
    /// <param name="filter">The calls to return.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The calls, at most <see cref="JournalFilter.Limit"/>.</returns>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        Caller viewer, JournalFilter filter, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        var entries = Snapshot();
        var limit = Math.Clamp(filter.Limit, 0, JournalFilter.MaxLimit);
        var found = new List<JournalEntry>();
        for (var i = entries.Length - 1; i >= 0 && found.Count < limit; i--)
        {
            if (MaySee(viewer, entries[i]) && filter.Selects(entries[i]))
            {
                found.Add(entries[i]);
            }
        }

        return found;
    }

    /// <summary>Finds a call by its id.</summary>
    /// <param name="viewer">The caller who reads.</param>
    /// <param name="id">The id.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The call; null if it is not kept any more, or the viewer may not see it.</returns>
    public async Task<JournalEntry?> FindAsync(Caller viewer, long id, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        return Array.Find(Snapshot(), entry => entry.Id == id) is { } found && MaySee(viewer, found) ? found : null;
    }

    /// <summary>Drops all calls.</summary>
    /// <exception cref="SoFunctionRightException">The viewer is not an administrator.</exception>
    public async Task ClearAsync(Caller viewer, CancellationToken cancellationToken)
    {
        viewer.RequireAdministrator("clear the journal of calls");
        await SettleAsync(cancellationToken);
        lock (_gate)
        {
            _heldBytes -= _entries.Sum(SizeOf);
            _entries.Clear();
        }
    }

    private static int SizeOf(CallCapture capture) => BytesOfEntry + capture.HeldBytes;

    private static int SizeOf(JournalEntry entry) =>
        BytesOfEntry + entry.Request.HeldBytes + entry.Response.HeldBytes;

    private JournalEntry[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }

    // Entries are older than every pending call.
    private void EvictSurplus()
    {
        while (_entries.Count + _pending.Count > options.Calls || _heldBytes > options.MaxBytes)
        {
            if (_entries.TryDequeue(out var entry))
            {
                _heldBytes -= SizeOf(entry);
            }
            else if (_pending.TryDequeue(out var capture))
            {
                _heldBytes -= SizeOf(capture);
                Recycle(capture);
                metrics.CountDrop();
            }
            else
            {
                return;
            }
        }
    }

    private void Recycle(CallCapture capture)
    {
        capture.Clear();
        if (_recycled.Count < MaxRecycled)
        {
            _recycled.Push(capture);
        }
    }
}
