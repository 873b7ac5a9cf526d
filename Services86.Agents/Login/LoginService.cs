using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Services86.Agents.Calls;
using Services86.Agents.Refusals;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Logs users in by their passwords.</summary>
internal sealed class LoginService(
    AssociateRepository associates,
    Passwords passwords,
    VerifiedPasswordCache remembered,
    LoginThrottle throttle,
    ILogger<LoginService> logger)
{
    /// <summary>Checks a user name and password.</summary>
    /// <param name="userName">The login name in any case; null is nobody's.</param>
    /// <param name="password">The password; null is as wrong as any other.</param>
    /// <param name="address">The address of the client, or null.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The user; null when the name or password is wrong, or the user has retired.</returns>
    /// <exception cref="SoSessionException">There were too many failed logins to this name: it has to wait.</exception>
    public async Task<Caller?> LoginAsync(
        string? userName, string? password, IPAddress? address, CancellationToken cancellationToken)
    {
        userName ??= "";
        password ??= "";
        using var attempt = await BeginAsync(userName, address, cancellationToken);
        var associate = await CheckAsync(attempt, userName, password, cancellationToken);
        return associate is null ? Refuse() : await AcceptAsync(associate, cancellationToken);
    }

    /// <summary>
    /// Checks the user name and password that come with a call, as they do with every call of the client: a password that
    /// was right a few minutes ago is not hashed again, and does not count as a further login.
    /// </summary>
    /// <param name="userName">The login name in any case.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">The address of the client, or null.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The user; null when the name or password is wrong, or the user has retired.</returns>
    /// <exception cref="SoSessionException">There were too many failed logins to this name: it has to wait.</exception>
    public async Task<Caller?> LoginForCallAsync(
        string userName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        // Read before the attempt, so that of many calls at once none holds up the others while it waits for the database.
        var known = await associates.FindByNameAsync(userName, cancellationToken);

        // Within the attempt, so that what is remembered answers no more guesses than a hash would.
        using var attempt = await BeginAsync(userName, address, cancellationToken);
        if (known is { Retired: false } && remembered.Contains(known, password, address))
        {
            attempt.Withdraw();
            return CallerOf(known);
        }

        var associate = await CheckAsync(attempt, userName, password, cancellationToken);
        if (associate is null)
        {
            return Refuse();
        }

        remembered.Add(associate, password, address);
        return await AcceptAsync(associate, cancellationToken);
    }

    /// <summary>Changes a password, for who knows the old one. A wrong one counts as a failed login.</summary>
    /// <param name="userName">The login name in any case.</param>
    /// <param name="oldPassword">The old password.</param>
    /// <param name="newPassword">The new password, which is valid.</param>
    /// <param name="address">The address of the client, or null.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>False when the old password is wrong, or the user has retired.</returns>
    /// <exception cref="SoSessionException">There were too many failed logins to this name: it has to wait.</exception>
    public async Task<bool> ChangePasswordAsync(
        string userName,
        string oldPassword,
        string newPassword,
        IPAddress? address,
        CancellationToken cancellationToken)
    {
        using var attempt = await BeginAsync(userName, address, cancellationToken);
        var associate = await CheckAsync(attempt, userName, oldPassword, cancellationToken);
        if (associate is null)
        {
            SecurityLog.PasswordNotChanged(logger);
            return false;
        }

        return await associates.ReplacePasswordHashAsync(
            associate.AssociateId, associate.PasswordHash!, passwords.Hash(newPassword), cancellationToken);
    }

    private async Task<LoginThrottle.Attempt> BeginAsync(
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
            string.Create(CultureInfo.InvariantCulture,
                $"There were too many failed logins with this user name: wait {seconds} seconds, then try again."))
        {
            RetryAfter = TimeSpan.FromSeconds(seconds),
        };
    }

    // The associate that is given has a password: the one that was checked.
    private async Task<Associate?> CheckAsync(
        LoginThrottle.Attempt attempt, string userName, string password, CancellationToken cancellationToken)
    {
        var associate = await associates.FindByNameAsync(userName, cancellationToken);
        var result = passwords.Verify(associate?.PasswordHash, password);
        if (associate is null || associate.Retired || result == PasswordVerificationResult.Failed)
        {
            return null;
        }

        attempt.HasSucceeded = true;
        if (result != PasswordVerificationResult.SuccessRehashNeeded)
        {
            return associate;
        }

        var stronger = passwords.Hash(password);
        return await associates.ReplacePasswordHashAsync(
            associate.AssociateId, associate.PasswordHash!, stronger, cancellationToken)
            ? associate with { PasswordHash = stronger }
            : associate;
    }

    private async Task<Caller> AcceptAsync(Associate associate, CancellationToken cancellationToken)
    {
        await associates.SetLastLoginAsync(associate.AssociateId, cancellationToken);
        SecurityLog.LoggedIn(logger, associate.AssociateId);
        return CallerOf(associate);
    }

    private Caller? Refuse()
    {
        SecurityLog.LoginRefused(logger);
        return null;
    }

    private static Caller CallerOf(Associate associate) =>
        new(associate.AssociateId, associate.Name, associate.Role);
}
