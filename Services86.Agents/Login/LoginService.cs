using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Refusals;
using Services86.Data.Tickets;

namespace Services86.Agents.Login;

/// <summary>Authenticates users by their passwords.</summary>
/// <remarks>
/// A password that is too long is wrong, and no attempt: it is neither hashed nor counted, and does not wait.
/// </remarks>
internal sealed class LoginService(
    AssociateRepository associates,
    Passwords passwords,
    VerifiedPasswordCache verifiedPasswords,
    LoginThrottle throttle,
    SharedFailures failures,
    TicketService tickets,
    SecurityEvents events,
    UsageRecorder usage,
    LoginMetrics metrics,
    ILogger<LoginService> logger)
{
    /// <summary>
    /// Logs a user in, and issues a ticket. The ticket and the time of the login are stored with one commit.
    /// </summary>
    /// <param name="userName">The login name, of which the case is ignored; null is an unknown name.</param>
    /// <param name="password">The password; null is a wrong password.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The login; null if the name or password is wrong, or the user is retired.</returns>
    /// <exception cref="SoSessionException">The client has to wait after failed logins.</exception>
    /// <exception cref="SoDbAccessException">Too many logins are waiting.</exception>
    public async Task<AcceptedLogin?> LoginAsync(
        string? userName, string? password, IPAddress? address, CancellationToken cancellationToken)
    {
        userName ??= "";
        password ??= "";
        if (Passwords.IsTooLong(password))
        {
            metrics.CountRefused();
            return null;
        }

        using var attempt = await BeginAsync(userName, address, cancellationToken);
        var associate = await VerifyAsync(attempt, userName, password, cancellationToken);
        if (associate is null)
        {
            metrics.CountRefused();
            return null;
        }

        // Null if the password was changed while it was verified: then it is wrong.
        var ticket = await tickets.IssueForLoginAsync(
            associate, ActorOf(associate, address), cancellationToken);
        if (ticket is null)
        {
            metrics.CountRefused();
            return null;
        }

        metrics.CountAccepted();
        return new AcceptedLogin(CallerOf(associate), ticket);
    }

    /// <summary>
    /// Authenticates a call by a user name and password, which the client sends with every call. A password that was
    /// verified in the last five minutes is not hashed again, and does not count as a login.
    /// </summary>
    /// <param name="userName">The login name, of which the case is ignored.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>The user; null if the name or password is wrong, or the user is retired.</returns>
    /// <exception cref="SoSessionException">The client has to wait after failed logins.</exception>
    /// <exception cref="SoDbAccessException">Too many logins are waiting.</exception>
    public async Task<Caller?> LoginForCallAsync(
        string userName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        if (Passwords.IsTooLong(password))
        {
            metrics.CountRefused();
            return null;
        }

        // Read before the attempt begins, so that concurrent calls do not wait for each other's queries.
        var known = await associates.FindByNameAsync(userName, cancellationToken);

        // Looked up within the attempt, so that the cache allows no more guesses than the hash does.
        using var attempt = await BeginAsync(userName, address, cancellationToken);
        if (known is { Retired: false } && IsVerified(known, password, address))
        {
            return CallerOf(known);
        }

        var associate = await VerifyAsync(attempt, userName, password, cancellationToken);
        if (associate is null)
        {
            metrics.CountRefused();
            return null;
        }

        verifiedPasswords.Add(associate, password, address);
        usage.SetLastLogin(associate.AssociateId, ActorOf(associate, address));
        metrics.CountAccepted();
        SecurityLog.LoggedIn(logger, associate.AssociateId, address);
        return CallerOf(associate);
    }

    /// <summary>
    /// Changes a password, which ends all tickets and access tokens of the user, except the ticket of the caller. A
    /// wrong old password counts as a failed login.
    /// </summary>
    /// <param name="caller">The caller, who may change the password of the user.</param>
    /// <param name="userName">The login name of the user, of which the case is ignored.</param>
    /// <param name="oldPassword">The old password.</param>
    /// <param name="newPassword">The new password, which is valid.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>False if the old password is wrong, or the user is retired.</returns>
    /// <exception cref="SoSessionException">The client has to wait after failed logins.</exception>
    /// <exception cref="SoDbAccessException">Too many logins are waiting.</exception>
    public async Task<bool> ChangePasswordAsync(
        Caller caller,
        string userName,
        string oldPassword,
        string newPassword,
        IPAddress? address,
        CancellationToken cancellationToken)
    {
        if (Passwords.IsTooLong(oldPassword))
        {
            metrics.CountRefused();
            return false;
        }

        using var attempt = await BeginAsync(userName, address, cancellationToken);
        var associate = await VerifyAsync(attempt, userName, oldPassword, cancellationToken);
        if (associate is null)
        {
            metrics.CountRefused();
            return false;
        }

        var hash = await passwords.HashAsync(newPassword, HashClient.Of(caller), cancellationToken);
        var isReplaced = await associates.ReplacePasswordAsync(
            associate.AssociateId,
            associate.PasswordHash!,
            hash,
            caller.TicketHash,
            new AuditActor(caller.AssociateId, caller.Name, address),
            cancellationToken);
        if (isReplaced)
        {
            metrics.CountAccepted();
            events.AddPasswordChanged(caller, associate.AssociateId);
        }

        return isReplaced;
    }

    // Of an associate whose password was verified, and who therefore has one.
    private static Caller CallerOf(Associate associate) =>
        new(associate.AssociateId, associate.Name, associate.Role)
        {
            Proof = LoginProof.OfPassword(associate.PasswordHash!),
        };

    private static AuditActor ActorOf(Associate associate, IPAddress? address) =>
        new(associate.AssociateId, associate.Name, address);

    private bool IsVerified(Associate known, string password, IPAddress? address)
    {
        var isHit = verifiedPasswords.Contains(known, password, address);
        metrics.CountLookup("password", isHit);
        return isHit;
    }

    private async Task<LoginAttempt> BeginAsync(
        string userName, IPAddress? address, CancellationToken cancellationToken)
    {
        var attempt = await throttle.BeginAsync(userName, address, cancellationToken);
        try
        {
            if (attempt.Wait > TimeSpan.Zero)
            {
                // A success on another host may have ended the wait.
                await FindAsync(attempt, userName, cancellationToken);
            }

            return attempt;
        }
        catch
        {
            attempt.Dispose();
            throw;
        }
    }

    // Finds the associate, and refuses the attempt if it has to wait after failures on any host.
    private async Task<Associate?> FindAsync(
        LoginAttempt attempt, string userName, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await failures.FindAsync(userName, attempt, cancellationToken);
            if (await throttle.MergeAsync(attempt, stored, cancellationToken))
            {
                return stored.Associate;
            }

            if (attempt.Wait > TimeSpan.Zero)
            {
                metrics.CountThrottled();
                throw LoginRefusals.HasToWait(attempt);
            }
        }
    }

    // An associate that is returned has a password hash: the one that was verified.
    private async Task<Associate?> VerifyAsync(
        LoginAttempt attempt, string userName, string password, CancellationToken cancellationToken)
    {
        var associate = await FindAsync(attempt, userName, cancellationToken);
        if (associate is { PasswordHash: { } hash } && !Passwords.IsHash(hash))
        {
            throw new StoredRowInvalidException("associate", "password_hash", associate.AssociateId);
        }

        var result = await passwords.VerifyAsync(
            associate?.PasswordHash, password, HashClient.Of(attempt), cancellationToken);
        attempt.IsPasswordRight =
            associate is { Retired: false } && result != PasswordVerificationResult.Failed;
        attempt.AssociateId = associate?.AssociateId;
        await failures.SaveAsync(attempt);
        if (associate is null || attempt.IsPasswordRight == false)
        {
            return null;
        }

        return result == PasswordVerificationResult.SuccessRehashNeeded
            ? await RehashAsync(attempt, associate, password, cancellationToken)
            : associate;
    }

    private async Task<Associate?> RehashAsync(
        LoginAttempt attempt, Associate associate, string password, CancellationToken cancellationToken)
    {
        try
        {
            var hash = await passwords.HashAsync(password, HashClient.Of(attempt), cancellationToken);
            if (await associates.RehashPasswordAsync(
                associate.AssociateId, associate.PasswordHash!, hash, cancellationToken))
            {
                return associate with { PasswordHash = hash };
            }
        }
        catch (Exception exception) when (exception is DbException or SoDbAccessException)
        {
            // The next login hashes the password anew.
            SecurityLog.PasswordNotRehashed(logger, associate.AssociateId, exception);
            return associate;
        }

        // Another login has hashed the password anew, or the password was changed.
        return await VerifyAsync(attempt, associate.Name, password, cancellationToken);
    }
}
