using Services86.Rest.Routing;
using Services86.WebConsole.Journal;

namespace Services86.Host.TestMode.Verification;

/// <summary>Compares a call with an expected one.</summary>
internal sealed class CallComparison(RestServices services)
{
    /// <summary>Gets the differences, the most important ones first.</summary>
    /// <returns>A line for each; none if the call is as expected.</returns>
    public IReadOnlyList<string> Compare(ExpectedCall expected, JournalEntry call)
    {
        List<string> differences = [];
        Add("operation", expected.Operation, call.Operation);
        Add("agent", expected.Agent, call.Agent);
        Add("user", expected.User, call.User);
        if (expected.Protocol is { } protocol && !call.Protocol.StartsWith(protocol, StringComparison.Ordinal))
        {
            Add("protocol", protocol, call.Protocol);
        }

        Add("outcome", expected.Outcome, call.Outcome);
        if (expected.Arguments is { } arguments && differences.Count == 0)
        {
            ArgumentComparison.Compare(arguments, call, OperationOf(call), differences);
        }

        return differences;

        void Add(string what, string? wanted, string? found)
        {
            if (wanted is not null && !wanted.Equals(found, StringComparison.OrdinalIgnoreCase))
            {
                differences.Add($"{what}: expected {wanted}, found {found ?? "none"}");
            }
        }
    }

    /// <summary>Gets how far a call is from an expected one, to find the nearest call.</summary>
    public int Distance(ExpectedCall expected, JournalEntry call) =>
        (IsOther(expected.Operation, call.Operation) ? 1000 : 0)
        + (IsOther(expected.Agent, call.Agent) ? 500 : 0)
        + (IsOther(expected.User, call.User) ? 100 : 0)
        + (10 * Compare(expected, call).Count);

    private static bool IsOther(string? wanted, string? found) =>
        wanted is not null && !wanted.Equals(found, StringComparison.OrdinalIgnoreCase);

    private RestOperation? OperationOf(JournalEntry call) =>
        call is { Agent: { } agent, Operation: { } operation } ? services.Require(agent, operation) : null;
}
