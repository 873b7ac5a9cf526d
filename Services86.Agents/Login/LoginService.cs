using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Authenticates users by their passwords.</summary>
internal sealed class LoginService(
    AssociateRepository associates,
    Passwords passwords,
    VerifiedPasswordCache verifiedPasswords,
    LoginThrottle throttle,
    TicketService tickets,
    UsageRecorder usage,
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
    /// <exception cref="SoSessionException">The client has to wait after failed logins with this name.</exception>
    public async Task<AcceptedLogin?> LoginAsync(
        string? userName, string? password, IPAddress? address, CancellationToken cancellationToken)
    {
        userName ??= "";
        password ??= "";
        using var attempt = await BeginAsync(userName, address, cancellationToken);
        var associate = await VerifyAsync(attempt, userName, password, cancellationToken);
        if (associate is null)
        {
            SecurityLog.LoginRefused(logger);
            return null;
        }

        var ticket = await tickets.IssueForLoginAsync(associate.AssociateId, cancellationToken);
        SecurityLog.LoggedIn(logger, associate.AssociateId);
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
    /// <exception cref="SoSessionException">The client has to wait after failed logins with this name.</exception>
    public async Task<Caller?> LoginForCallAsync(
        string userName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        // Read before the attempt begins, so that concurrent calls do not wait for each other's queries.
        var known = await associates.FindByNameAsync(userName, cancellationToken);

        // Looked up within the attempt, so that the cache allows no more guesses than the hash does.
        using var attempt = await BeginAsync(userName, address, cancellationToken);
        if (known is { Retired: false } && verifiedPasswords.Contains(known, password, address))
        {
            attempt.Withdraw();
            return CallerOf(known);
        }

        var associate = await VerifyAsync(attempt, userName, password, cancellationToken);
        if (associate is null)
        {
            SecurityLog.LoginRefused(logger);
            return null;
        }

        verifiedPasswords.Add(associate, password, address);
        usage.SetLastLogin(associate.AssociateId);
        SecurityLog.LoggedIn(logger, associate.AssociateId);
        return CallerOf(associate);
    }

    /// <summary>Changes a password. A wrong old password counts as a failed login.</summary>
    /// <param name="userName">The login name, of which the case is ignored.</param>
    /// <param name="oldPassword">The old password.</param>
    /// <param name="newPassword">The new password, which is valid.</param>
    /// <param name="address">The address of the client; null if the connection has none.</param>
    /// <param name="cancellationToken">Cancelled when the client disconnects.</param>
    /// <returns>False if the old password is wrong, or the user is retired.</returns>
    /// <exception cref="SoSessionException">The client has to wait after failed logins with this name.</exception>
    public async Task<bool> ChangePasswordAsync(
        string userName,
        string oldPassword,
        string newPassword,
        IPAddress? address,
        CancellationToken cancellationToken)
    {
        using var attempt = await BeginAsync(userName, address, cancellationToken);
        var associate = await VerifyAsync(attempt, userName, oldPassword, cancellationToken);
        if (associate is null)
        {
            SecurityLog.PasswordNotChanged(logger);
            return false;
        }

        return await associates.ReplacePasswordHashAsync(
            associate.AssociateId, associate.PasswordHash!, passwords.Hash(newPassword), cancellationToken);
    }

    private static Caller CallerOf(Associate associate) =>
        new(associate.AssociateId, associate.Name, associate.Role);

    private async Task<LoginAttempt> BeginAsync(
        string userName, IPAddress? address, CancellationToken cancellationToken)
    {
        var attempt = await throttle.BeginAsync(userName, address, cancellationToken);
        if (attempt.Wait == TimeSpan.Zero)
        {
            return attempt;
        }

        SecurityLog.LoginThrottled(logger);
        var seconds = Math.Ceiling(attempt.Wait.TotalSeconds);
        throw new SoSessionException(
            "Too many failed logins to this user name.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"There were too many failed logins with this user name: wait {seconds} seconds, then try again."))
        {
            RetryAfter = TimeSpan.FromSeconds(seconds),
        };
    }

    // An associate that is returned has a password hash: the one that was verified.
    private async Task<Associate?> VerifyAsync(
        LoginAttempt attempt, string userName, string password, CancellationToken cancellationToken)
    {
        var associate = await associates.FindByNameAsync(userName, cancellationToken);
        var result = passwords.Verify(associate?.PasswordHash, password);
        if (associate is null || associate.Retired || result == PasswordVerificationResult.Failed)
        {
            return null;
        }

        attempt.HasSucceeded = true;
        return result == PasswordVerificationResult.SuccessRehashNeeded
            ? await RehashAsync(associate, password, cancellationToken)
            : associate;
    }

    private async Task<Associate> RehashAsync(
        Associate associate, string password, CancellationToken cancellationToken)
    {
        var hash = passwords.Hash(password);
        try
        {
            return await associates.ReplacePasswordHashAsync(
                associate.AssociateId, associate.PasswordHash!, hash, cancellationToken)
                ? associate with { PasswordHash = hash }
                : associate;
        }
        catch (DbException exception)
        {
            // The next login hashes the password anew.
            SecurityLog.PasswordNotRehashed(logger, associate.AssociateId, exception);
            return associate;
        }
    }
}
