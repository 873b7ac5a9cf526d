using Services86.Data.Tickets;

namespace Services86.Tests.Support;

/// <summary>Adds tickets without a proof of the login.</summary>
internal static class TicketRepositoryExtensions
{
    public static Task<bool> AddAsync(
        this TicketRepository repository,
        byte[] hash,
        int associateId,
        DateTimeOffset validTo,
        CancellationToken cancellationToken) =>
        repository.AddAsync(NewTicket(hash, associateId, validTo), cancellationToken);

    public static Task<bool> AddForLoginAsync(
        this TicketRepository repository,
        byte[] hash,
        int associateId,
        DateTimeOffset validTo,
        CancellationToken cancellationToken) =>
        repository.AddForLoginAsync(NewTicket(hash, associateId, validTo), cancellationToken);

    private static NewTicket NewTicket(byte[] hash, int associateId, DateTimeOffset validTo) =>
        new() { Hash = hash, AssociateId = associateId, ValidTo = validTo, Proof = null };
}
