using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Services86.Data.Associates;
using Services86.Host.Agents;

namespace Services86.Host.Security;

/// <summary>Logs users in by their passwords.</summary>
internal sealed class LoginService(
    AssociateRepository associates, Passwords passwords, LoginThrottle throttle, ILogger<LoginService> logger)
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
        var associate = await CheckAsync(userName, password, address, cancellationToken);
        if (associate is null)
        {
            SecurityLog.LoginRefused(logger);
            return null;
        }

        await associates.SetLastLoginAsync(associate.AssociateId, cancellationToken);
        SecurityLog.LoggedIn(logger, associate.AssociateId);
        return new Caller(associate.AssociateId, associate.Name, associate.Role);
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
        var associate = await CheckAsync(userName, oldPassword, address, cancellationToken);
        if (associate is null)
        {
            SecurityLog.PasswordNotChanged(logger);
            return false;
        }

        return await associates.ReplacePasswordHashAsync(
            associate.AssociateId, associate.PasswordHash!, passwords.Hash(newPassword), cancellationToken);
    }

    // The associate that is given has a password: the one that was checked.
    private async Task<Associate?> CheckAsync(
        string userName, string password, IPAddress? address, CancellationToken cancellationToken)
    {
        using var attempt = await throttle.BeginAsync(userName, address, cancellationToken);
        if (attempt.Wait > TimeSpan.Zero)
        {
            SecurityLog.LoginThrottled(logger);
            throw new SoSessionException(
                "Too many failed logins to this user name.",
                string.Create(CultureInfo.InvariantCulture,
                    $"There were too many failed logins with this user name: wait {Math.Ceiling(attempt.Wait.TotalSeconds)} seconds, then try again."))
            {
                RetryAfter = attempt.Wait,
            };
        }

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
}
