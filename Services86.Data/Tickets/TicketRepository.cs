using System.Data.Common;
using System.Security.Cryptography;
using Services86.Data.Associates;

namespace Services86.Data.Tickets;

/// <summary>The tickets, each known by the SHA-256 hash of it only.</summary>
/// <remarks>
/// Hashes are 32 bytes; another length is an <see cref="ArgumentException"/>. Times are kept in whole milliseconds,
/// rounded down.
/// </remarks>
public sealed class TicketRepository
{
    private const string AddSql =
        """
        INSERT INTO ticket (ticket_hash, associate_id, created, valid_to)
        VALUES (@hash, @associateId, @created, @validTo)
        """;

    private const string FindSql =
        $"""
        SELECT
            ticket.valid_to AS {nameof(Found.ValidTo)},
            associate.associate_id AS {nameof(Found.AssociateId)},
            associate.name AS {nameof(Found.Name)},
            associate.role AS {nameof(Found.Role)},
            associate.retired AS {nameof(Found.Retired)}
        FROM ticket
        JOIN associate ON associate.associate_id = ticket.associate_id
        WHERE ticket.ticket_hash = @hash
        """;

    private const string ExtendSql =
        "UPDATE ticket SET valid_to = @validTo WHERE ticket_hash = @hash AND valid_to < @validTo";

    private const string RevokeSql = "DELETE FROM ticket WHERE ticket_hash = @hash";

    private const string DeleteExpiredSql = "DELETE FROM ticket WHERE valid_to <= @now";

    private readonly IStorage _storage;
    private readonly TimeProvider _time;
    private readonly TicketEpoch _epoch;

    internal TicketRepository(IStorage storage, TimeProvider time, TicketEpoch epoch)
    {
        _storage = storage;
        _time = time;
        _epoch = epoch;
    }

    /// <summary>Adds a ticket.</summary>
    /// <param name="hash">The SHA-256 hash of the ticket, which must be new.</param>
    /// <param name="associateId">The associate that the ticket stands for.</param>
    /// <param name="validTo">The end of its life.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    /// <exception cref="DbException">The hash is stored already.</exception>
    public Task AddAsync(byte[] hash, int associateId, DateTimeOffset validTo, CancellationToken cancellationToken)
    {
        CheckHash(hash);
        var created = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return _storage.WriteAsync(
            session => AddAsync(session, hash, associateId, created, validTo), cancellationToken);
    }

    /// <summary>
    /// Adds the ticket of a login, and stores the current time as the associate's last login: both with one commit.
    /// </summary>
    /// <param name="hash">The SHA-256 hash of the ticket, which must be new.</param>
    /// <param name="associateId">The associate who logs in.</param>
    /// <param name="validTo">The end of the ticket's life.</param>
    /// <param name="cancellationToken">Cancels the write while it is queued.</param>
    /// <exception cref="AssociateUnknownException">There is no such associate.</exception>
    /// <exception cref="DbException">The hash is stored already.</exception>
    public Task AddForLoginAsync(
        byte[] hash, int associateId, DateTimeOffset validTo, CancellationToken cancellationToken)
    {
        CheckHash(hash);
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        return _storage.WriteAsync(AddBothAsync, cancellationToken);

        async ValueTask<int> AddBothAsync(IDatabaseSession session)
        {
            await AssociateRepository.SetLastLoginAsync(session, associateId, now);
            return await AddAsync(session, hash, associateId, created: now, validTo);
        }
    }

    /// <summary>Finds a ticket and its associate, also one that has expired or whose associate has left.</summary>
    /// <returns>The ticket; null when it is not known.</returns>
    public async Task<TicketRow?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        CheckHash(hash);

        var found = await _storage.QuerySingleOrDefaultAsync<Found>(FindSql, new { hash }, cancellationToken);
        if (found is null)
        {
            return null;
        }

        return new TicketRow
        {
            AssociateId = found.AssociateId,
            Name = found.Name,
            Role = found.Role,
            Retired = found.Retired,
            ValidTo = DateTimeOffset.FromUnixTimeMilliseconds(found.ValidTo),
        };
    }

    /// <summary>
    /// Lets a ticket live until a later time; does nothing when it lives as long already or is not known.
    /// </summary>
    public Task ExtendAsync(byte[] hash, DateTimeOffset validTo, CancellationToken cancellationToken)
    {
        CheckHash(hash);
        return _storage.ExecuteAsync(ExtendSql, new { hash, validTo = validTo.ToUnixTimeMilliseconds() }, cancellationToken);
    }

    /// <summary>Ends a ticket for good.</summary>
    /// <returns>False when it is not known.</returns>
    public Task<bool> RevokeAsync(byte[] hash, CancellationToken cancellationToken)
    {
        CheckHash(hash);
        return _epoch.EndAfterAsync(_storage.ExecuteSingleAsync(RevokeSql, new { hash }, cancellationToken));
    }

    /// <summary>Deletes the tickets whose life has ended: now, or before.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _storage.ExecuteAsync(DeleteExpiredSql, new { now = now.ToUnixTimeMilliseconds() }, cancellationToken);

    private static ValueTask<int> AddAsync(
        IDatabaseSession session, byte[] hash, int associateId, long created, DateTimeOffset validTo) =>
        AssociateReference.RequireAsync(
            associateId,
            () => session.ExecuteAsync(
                AddSql, new { hash, associateId, created, validTo = validTo.ToUnixTimeMilliseconds() }));

    private static void CheckHash(byte[] hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (hash.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException(
                $"Expected the SHA-256 hash of a ticket, {SHA256.HashSizeInBytes} bytes, and got {hash.Length} bytes.",
                nameof(hash));
        }
    }

    private sealed class Found
    {
        public required int AssociateId { get; init; }

        public required string Name { get; init; }

        public required AssociateRole Role { get; init; }

        public required bool Retired { get; init; }

        public required long ValidTo { get; init; }
    }
}
