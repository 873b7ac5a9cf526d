using Services86.Agents.Calls;

namespace Services86.WebConsole.Journal;

// The readers that get calls as they are added.
internal sealed partial class CallJournal
{
    /// <summary>The largest number of readers at the same time.</summary>
    public const int MaxSubscriptions = 32;

    private JournalSubscription[] _subscribers = [];

    /// <summary>Begins to return calls as they are added.</summary>
    /// <param name="viewer">The caller who reads.</param>
    /// <param name="filter">The calls to return. Its limit is ignored.</param>
    /// <param name="afterId">
    /// The id of the last call that the reader has: the calls after it that are still kept are returned first. Null
    /// for new calls only.
    /// </param>
    /// <param name="cancellationToken">Cancels the begin.</param>
    /// <returns>The subscription; null if there are <see cref="MaxSubscriptions"/> already.</returns>
    public async Task<JournalSubscription?> SubscribeAsync(
        Caller viewer, JournalFilter filter, long? afterId, CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        lock (_gate)
        {
            if (_subscribers.Length >= MaxSubscriptions)
            {
                return null;
            }

            JournalEntry[] first = afterId is { } after
                ? [.. _entries.Where(entry => entry.Id > after && MaySee(viewer, entry) && filter.Selects(entry))]
                : [];
            var subscription = new JournalSubscription(this, viewer, filter, first);
            _subscribers = [.. _subscribers, subscription];
            return subscription;
        }
    }

    /// <summary>Ends a subscription.</summary>
    public void End(JournalSubscription subscription)
    {
        lock (_gate)
        {
            _subscribers = Array.FindAll(_subscribers, other => other != subscription);
        }
    }
}
