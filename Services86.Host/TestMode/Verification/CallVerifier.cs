using System.Globalization;
using System.Text;
using Services86.Rest.Routing;
using Services86.WebConsole.Journal;

namespace Services86.Host.TestMode.Verification;

/// <summary>Compares the calls of a test with those that it expects.</summary>
internal sealed class CallVerifier(RecordedCalls recorded, RestServices services)
{
    // In a message. PrintCalls prints all.
    private const int MaxListed = 20;

    private readonly CallComparison _comparison = new(services);

    /// <summary>Compares the calls.</summary>
    /// <param name="expected">The expected calls.</param>
    /// <param name="isInOrder">
    /// Whether the first call of each expectation comes after that of the expectation before.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait for calls that are being answered.</param>
    public async Task<VerificationResult> VerifyAsync(
        IReadOnlyList<ExpectedCall> expected, bool isInOrder, CancellationToken cancellationToken)
    {
        var calls = await recorded.ReadAsync(cancellationToken);
        List<VerificationFailure> failures = [];
        var lastId = 0L;
        foreach (var expectation in expected)
        {
            var found = calls.Where(call => _comparison.Compare(expectation, call).Count == 0).ToList();
            if (!expectation.Allows(found.Count))
            {
                failures.Add(Describe(expectation, found, calls));
            }
            else if (isInOrder && found.Count > 0)
            {
                if (found.Find(call => call.Id > lastId) is { } next)
                {
                    lastId = next.Id;
                }
                else
                {
                    failures.Add(OutOfOrder(expectation, found, lastId));
                }
            }
        }

        return failures.Count == 0
            ? new VerificationResult(IsMet: true, Message: null, [])
            : new VerificationResult(IsMet: false, Print(failures, calls), failures);
    }

    private VerificationFailure Describe(
        ExpectedCall expected, List<JournalEntry> found, IReadOnlyList<JournalEntry> calls)
    {
        var nearest = calls.Except(found).MinBy(call => _comparison.Distance(expected, call));
        return new VerificationFailure(
            expected.ToString(),
            found.Count,
            [.. found.Take(MaxListed).Select(CallPrinter.Describe)],
            nearest is null ? null : CallPrinter.Describe(nearest),
            nearest is null ? [] : _comparison.Compare(expected, nearest));
    }

    private static VerificationFailure OutOfOrder(ExpectedCall expected, List<JournalEntry> found, long lastId) => new(
        expected.ToString(),
        found.Count,
        [.. found.Take(MaxListed).Select(CallPrinter.Describe)],
        CallPrinter.Describe(found[^1]),
        [string.Create(CultureInfo.InvariantCulture, $"order: expected after the call #{lastId}, found before it")]);

    private static string Print(List<VerificationFailure> failures, IReadOnlyList<JournalEntry> calls)
    {
        var text = new StringBuilder();
        foreach (var failure in failures)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Expected: {failure.Expected}");
            text.AppendLine(CultureInfo.InvariantCulture, $"Found:    {failure.Found}");
            foreach (var call in failure.Calls)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"          {call}");
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"Nearest:  {failure.Nearest ?? "there is no other call"}");
            foreach (var difference in failure.Differences)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"          {difference}");
            }

            text.AppendLine();
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"All calls ({calls.Count}):");
        foreach (var call in calls.TakeLast(MaxListed))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {CallPrinter.Describe(call)}");
        }

        return text.ToString().TrimEnd();
    }
}
