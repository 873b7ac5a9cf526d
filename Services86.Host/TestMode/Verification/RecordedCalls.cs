using Services86.Agents.Calls;
using Services86.Data.Associates;
using Services86.WebConsole.Journal;

namespace Services86.Host.TestMode.Verification;

/// <summary>The calls of a test, which are those in the journal of calls.</summary>
internal sealed class RecordedCalls(CallJournal journal)
{
    // Whoever reaches a server in test mode may read and clear its journal.
    private static readonly Caller Viewer = new(AssociateId: 0, "test mode", AssociateRole.Administrator);

    /// <summary>Reads all kept calls, the oldest first.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        List<JournalEntry> calls = [];
        IReadOnlyList<JournalEntry> page;
        do
        {
            page = await journal.ReadAsync(
                Viewer,
                new JournalFilter
                {
                    Before = calls.Count > 0 ? calls[^1].Id : null,
                    Limit = JournalFilter.MaxLimit,
                },
                cancellationToken);
            calls.AddRange(page);
        }
        while (page.Count == JournalFilter.MaxLimit);

        calls.Reverse();
        return calls;
    }

    /// <summary>Prints all kept calls, with their requests and responses.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<string> PrintAsync(CancellationToken cancellationToken) =>
        CallPrinter.Print(await ReadAsync(cancellationToken));

    /// <summary>Drops all calls.</summary>
    /// <param name="cancellationToken">Cancels the wait for calls that are being answered.</param>
    public Task ClearAsync(CancellationToken cancellationToken) => journal.ClearAsync(Viewer, cancellationToken);
}
