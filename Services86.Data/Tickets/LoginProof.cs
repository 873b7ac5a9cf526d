namespace Services86.Data.Tickets;

/// <summary>
/// What authenticated a caller: a password or a ticket. A ticket or an access token for the caller is stored only while
/// the proof is valid, so that a password change also ends what is being issued at the same time.
/// </summary>
/// <remarks>No record: its hashes are neither compared nor logged.</remarks>
public sealed class LoginProof
{
    private LoginProof(byte[]? ticketHash, string? passwordHash)
    {
        TicketHash = ticketHash;
        PasswordHash = passwordHash;
    }

    /// <summary>The stored hash of the ticket; null if a password authenticated the caller.</summary>
    public byte[]? TicketHash { get; }

    /// <summary>The stored hash of the password; null if a ticket authenticated the caller.</summary>
    public string? PasswordHash { get; }

    /// <summary>Creates the proof of a caller with a ticket, which is valid until the ticket is deleted.</summary>
    public static LoginProof OfTicket(byte[] ticketHash)
    {
        ArgumentNullException.ThrowIfNull(ticketHash);
        return new LoginProof(ticketHash, passwordHash: null);
    }

    /// <summary>
    /// Creates the proof of a caller with a password, which is valid until the password is changed or the associate is
    /// retired.
    /// </summary>
    /// <param name="passwordHash">The hash that the password was verified against.</param>
    public static LoginProof OfPassword(string passwordHash)
    {
        ArgumentNullException.ThrowIfNull(passwordHash);
        return new LoginProof(ticketHash: null, passwordHash);
    }
}
