using Services86.Data.Usage;
using Services86.Rest.Routing;

namespace Services86.WebConsole.Usage;

/// <summary>Reports which clients call which operations over SOAP, and what still has to change.</summary>
internal sealed class UsageReport(UsageCounters counters, UsageRepository repository, RestServices services)
{
    private const string Rest = "rest";

    /// <summary>Reads the counted calls of all hosts; of this host, also those of the last minute.</summary>
    /// <returns>The rows, in the order of application, user, client, agent and operation.</returns>
    public async Task<IReadOnlyList<OperationUsage>> ReadAsync(CancellationToken cancellationToken)
    {
        await counters.FlushAsync(cancellationToken);
        var rows = await repository.ListAsync(cancellationToken);
        return
        [
            .. rows
                .GroupBy(row => (row.Application, row.User, row.Client, row.Agent, row.Operation))
                .Select(group => UsageOf([.. group])),
        ];
    }

    /// <summary>Adds the calls of two rows with the same key.</summary>
    public static UsageRow Sum(UsageRow one, UsageRow other) => one with
    {
        Calls = one.Calls + other.Calls,
        First = one.First < other.First ? one.First : other.First,
        Last = one.Last > other.Last ? one.Last : other.Last,
    };

    private OperationUsage UsageOf(IReadOnlyList<UsageRow> rows)
    {
        var soap = SumOf(rows.Where(row => row.Protocol != Rest));
        var rest = SumOf(rows.Where(row => row.Protocol == Rest));
        var first = rows[0];
        return new OperationUsage
        {
            Application = first.Application,
            User = first.User,
            Client = first.Client,
            Agent = first.Agent,
            Operation = first.Operation,
            SoapCalls = soap?.Calls ?? 0,
            FirstSoapCall = soap?.First,
            LastSoapCall = soap?.Last,
            RestCalls = rest?.Calls ?? 0,
            FirstRestCall = rest?.First,
            LastRestCall = rest?.Last,
            RestPath = services.All
                .FirstOrDefault(service => service.Contract.Name == first.Agent)?.Find(first.Operation)?.Path,
        };
    }

    private static UsageRow? SumOf(IEnumerable<UsageRow> rows) =>
        rows.Aggregate(default(UsageRow), (sum, row) => sum is null ? row : Sum(sum, row));
}
