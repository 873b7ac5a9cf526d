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
        using var attempt = await throttle.BeginAsync(userName, address, cancellationToken);
        if (attempt.Wait > TimeSpan.Zero)
        {
            SecurityLog.LoginThrottled(logger);
            throw new SoSessionException(
                "Too many failed logins to this user name.",
                string.Create(CultureInfo.InvariantCulture,
                    $"There were too many failed logins with this user name: wait {Math.Ceiling(attempt.Wait.TotalSeconds)} seconds, then try again."));
        }

        var associate = await associates.FindByNameAsync(userName, cancellationToken);
        var result = passwords.Verify(associate?.PasswordHash, password ?? "");
        if (associate is null || associate.Retired || result == PasswordVerificationResult.Failed)
        {
            SecurityLog.LoginRefused(logger);
            return null;
        }

        attempt.HasSucceeded = true;
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await associates.SetPasswordHashAsync(associate.AssociateId, passwords.Hash(password!), cancellationToken);
        }

        SecurityLog.LoggedIn(logger, associate.AssociateId);
        return new Caller(associate.AssociateId, associate.Name, associate.Role);
    }
}
