using Services86.Data.Storage;

namespace Services86.Data.Usage;

/// <summary>The counted calls, to which all hosts on a database add.</summary>
public sealed class UsageRepository
{
    /// <summary>The largest number of rows that are read.</summary>
    public const int MaxRows = 20_000;

    private const string AddSql =
        """
        INSERT INTO usage_counter (
            application, user_name, client, agent, operation, protocol, calls, first_call, last_call)
        VALUES (@application, @user, @client, @agent, @operation, @protocol, @calls, @first, @last)
        ON CONFLICT (application, user_name, client, agent, operation, protocol) DO UPDATE SET
            calls = usage_counter.calls + excluded.calls,
            first_call = CASE
                WHEN excluded.first_call < usage_counter.first_call THEN excluded.first_call
                ELSE usage_counter.first_call
            END,
            last_call = CASE
                WHEN excluded.last_call > usage_counter.last_call THEN excluded.last_call
                ELSE usage_counter.last_call
            END
        """;

    private const string ListSql =
        $"""
        SELECT
            application AS {nameof(Row.Application)},
            user_name AS {nameof(Row.User)},
            client AS {nameof(Row.Client)},
            agent AS {nameof(Row.Agent)},
            operation AS {nameof(Row.Operation)},
            protocol AS {nameof(Row.Protocol)},
            calls AS {nameof(Row.Calls)},
            first_call AS {nameof(Row.FirstCall)},
            last_call AS {nameof(Row.LastCall)}
        FROM usage_counter
        ORDER BY application, user_name, client, agent, operation, protocol
        LIMIT @max
        """;

    private readonly IStorage _storage;

    internal UsageRepository(IStorage storage) => _storage = storage;

    /// <summary>Adds calls to those that are stored.</summary>
    /// <param name="rows">
    /// The calls to add, in the order of their keys, so that no two hosts wait for each other.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait for the write.</param>
    public async Task AddAsync(IReadOnlyCollection<UsageRow> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return;
        }

        await _storage.WriteAsync(
            WriteExtent.Rows,
            async session =>
            {
                foreach (var row in rows)
                {
                    await session.ExecuteAsync(AddSql, new
                    {
                        application = row.Application,
                        user = row.User,
                        client = row.Client,
                        agent = row.Agent,
                        operation = row.Operation,
                        protocol = row.Protocol,
                        calls = row.Calls,
                        first = row.First.ToUnixTimeMilliseconds(),
                        last = row.Last.ToUnixTimeMilliseconds(),
                    });
                }

                return rows.Count;
            },
            cancellationToken);
    }

    /// <summary>Reads the stored calls, at most <see cref="MaxRows"/> rows.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<UsageRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var session = await _storage.OpenReaderAsync(cancellationToken);
        var rows = await session.QueryAsync<Row>(ListSql, new { max = MaxRows });
        return rows.ConvertAll(row => row.ToRow());
    }

    private sealed class Row
    {
        public required string Application { get; init; }

        public required string User { get; init; }

        public required string Client { get; init; }

        public required string Agent { get; init; }

        public required string Operation { get; init; }

        public required string Protocol { get; init; }

        public required long Calls { get; init; }

        public required long FirstCall { get; init => field = StoredTime.Require(value); }

        public required long LastCall { get; init => field = StoredTime.Require(value); }

        public UsageRow ToRow() => new()
        {
            Application = Application,
            User = User,
            Client = Client,
            Agent = Agent,
            Operation = Operation,
            Protocol = Protocol,
            Calls = Calls,
            First = DateTimeOffset.FromUnixTimeMilliseconds(FirstCall),
            Last = DateTimeOffset.FromUnixTimeMilliseconds(LastCall),
        };
    }
}
