using System.Globalization;
using System.Security.Cryptography;
using Services86.Data.Audit;
using Services86.Data.Storage;

namespace Services86.Data.Tickets;

/// <content>The lists of an administrator, who ends tickets without having them.</content>
public sealed partial class TicketRepository
{
    /// <summary>The number of bytes of a hash that identify a ticket.</summary>
    private const int IdBytes = 8;

    private const int MaxEndedAtOnce = 1_000;

    private const string SelectIssued =
        $"""
        SELECT
            ticket.ticket_hash AS {nameof(IssuedRow.Hash)},
            associate.name AS {nameof(IssuedRow.Name)},
            ticket.created AS {nameof(IssuedRow.Created)},
            ticket.valid_to AS {nameof(IssuedRow.ValidTo)},
            application.name AS {nameof(IssuedRow.Application)}
        FROM ticket
        JOIN associate ON associate.associate_id = ticket.associate_id
        LEFT JOIN application ON application.application_id = ticket.application_id
        WHERE ticket.valid_to > @now
        """;

    private const string ListSql = $"{SelectIssued} ORDER BY ticket.valid_to, ticket.ticket_hash";

    private const string ListOfSql =
        $"{SelectIssued} AND ticket.associate_id = @associateId ORDER BY ticket.valid_to, ticket.ticket_hash";

    private const string EndSql = "DELETE FROM ticket WHERE ticket_hash >= @first AND ticket_hash <= @last";

    private const string EndOfSql = "DELETE FROM ticket WHERE associate_id = @associateId";

    /// <summary>Lists the tickets that have not expired, those that expire first before others.</summary>
    public Task<IReadOnlyList<IssuedTicket>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(ListSql, new { now = Now }, cancellationToken);

    /// <summary>
    /// Lists the tickets of an associate that have not expired, those that expire first before others.
    /// </summary>
    public Task<IReadOnlyList<IssuedTicket>> ListOfAsync(int associateId, CancellationToken cancellationToken) =>
        ListAsync(ListOfSql, new { associateId, now = Now }, cancellationToken);

    /// <summary>Ends the ticket with an id.</summary>
    /// <param name="id">The <see cref="IssuedTicket.Id"/>.</param>
    /// <param name="actor">Who ends the ticket, for the audit.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <returns>False if there is no such ticket, or the text is no id.</returns>
    public async Task<bool> EndAsync(string id, AuditActor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length != 2 * IdBytes || !id.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        // The least and the greatest hash that begin with the id.
        var first = new byte[SHA256.HashSizeInBytes];
        Convert.FromHexString(id).CopyTo(first, 0);
        var last = (byte[])first.Clone();
        last.AsSpan(IdBytes).Fill(byte.MaxValue);
        return await EndAsync(EndSql, new { first, last }, ownerId: null, actor, cancellationToken) > 0;
    }

    /// <summary>Ends the tickets of an associate.</summary>
    /// <returns>The number of tickets, with those that had expired.</returns>
    public Task<int> EndOfAsync(int associateId, AuditActor actor, CancellationToken cancellationToken) =>
        EndAsync(EndOfSql, new { associateId }, associateId, actor, cancellationToken);

    /// <summary>Ends all tickets, a part with each commit, so that other writes are not held up.</summary>
    /// <returns>The number of tickets, with those that had expired.</returns>
    public async Task<int> EndAllAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        // No ticket is valid for ever.
        var arguments = new { now = long.MaxValue, max = MaxEndedAtOnce };
        var total = 0;
        int ended;
        do
        {
            ended = await EndAsync(DeleteExpiredSql, arguments, ownerId: null, actor, cancellationToken);
            total += ended;
        }
        while (ended > 0);

        return total;
    }

    private Task<int> EndAsync(
        string sql, object arguments, int? ownerId, AuditActor actor, CancellationToken cancellationToken)
    {
        return _epoch.EndAfterAsync(
            _storage.WriteAsync(WriteExtent.Rows, EndAndRecordAsync, cancellationToken));

        async ValueTask<int> EndAndRecordAsync(IDatabaseSession session)
        {
            var ended = await session.ExecuteAsync(sql, arguments);
            if (ended > 0)
            {
                await _audit.AddAsync(
                    session,
                    actor,
                    AuditAction.TicketsEnded,
                    AuditRecord.User,
                    ownerId,
                    ownerId,
                    string.Create(CultureInfo.InvariantCulture, $"{ended} tickets"));
            }

            return ended;
        }
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<IReadOnlyList<IssuedTicket>> ListAsync(
        string sql, object arguments, CancellationToken cancellationToken)
    {
        var rows = await _storage.QueryAsync<IssuedRow>(sql, arguments, cancellationToken);
        return
        [
            .. rows.Select(row => new IssuedTicket
            {
                Id = Convert.ToHexStringLower(row.Hash.AsSpan(0, IdBytes)),
                Name = row.Name,
                Created = DateTimeOffset.FromUnixTimeMilliseconds(row.Created),
                ValidTo = DateTimeOffset.FromUnixTimeMilliseconds(row.ValidTo),
                Application = row.Application,
            }),
        ];
    }

    private sealed class IssuedRow
    {
        public required byte[] Hash { get; init; }

        public required string Name { get; init; }

        public required long Created { get; init => field = StoredTime.Require(value); }

        public required long ValidTo { get; init => field = StoredTime.Require(value); }

        public required string? Application { get; init; }
    }
}
