using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Services86.Agents.Calls;

namespace Services86.WebConsole.Journal;

/// <summary>A reader that gets the calls of the journal as they are added. It is disposed of to end it.</summary>
/// <remarks>A reader that is too slow is ended: it gets what is in its queue, and can begin again.</remarks>
internal sealed class JournalSubscription : IDisposable
{
    // A page that shows calls reads more than this within a second.
    private const int MaxQueued = 256;

    private readonly CallJournal _journal;
    private readonly Caller _viewer;
    private readonly JournalFilter _filter;
    private readonly IReadOnlyList<JournalEntry> _first;
    private readonly Channel<JournalEntry> _queue = Channel.CreateBounded<JournalEntry>(
        new BoundedChannelOptions(MaxQueued) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Creates a subscription.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="viewer">The caller who reads.</param>
    /// <param name="filter">The calls that the reader asks for.</param>
    /// <param name="first">The calls that are returned first, the oldest first.</param>
    public JournalSubscription(
        CallJournal journal, Caller viewer, JournalFilter filter, IReadOnlyList<JournalEntry> first)
    {
        _journal = journal;
        _viewer = viewer;
        _filter = filter;
        _first = first;
    }

    /// <summary>Returns the calls, the oldest first, until the subscription ends.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<JournalEntry> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in _first)
        {
            yield return entry;
        }

        await foreach (var entry in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            yield return entry;
        }
    }

    /// <summary>Waits for a call, to send something else meanwhile.</summary>
    /// <returns>Whether there is a call; false if the subscription has ended.</returns>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) =>
        _queue.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Gets the calls that are returned first, the oldest first.</summary>
    public IReadOnlyList<JournalEntry> First => _first;

    /// <summary>Takes a call that has arrived.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JournalEntry? entry) =>
        _queue.Reader.TryRead(out entry);

    /// <inheritdoc/>
    public void Dispose()
    {
        _journal.End(this);
        _queue.Writer.TryComplete();
    }

    /// <summary>Offers a call. A reader whose queue is full is ended.</summary>
    /// <returns>Whether the subscription continues.</returns>
    public bool Offer(JournalEntry entry)
    {
        if (CallJournal.MaySee(_viewer, entry) && _filter.Selects(entry) && !_queue.Writer.TryWrite(entry))
        {
            _queue.Writer.TryComplete();
            return false;
        }

        return true;
    }
}
