using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Audit;
using Services86.Data.Logins;

namespace Services86.Agents.Login;

/// <summary>Adds users, and replaces forgotten passwords: for commands and pages of administrators.</summary>
internal sealed class UserAdministration(
    AssociateRepository associates,
    CredentialRepository credentials,
    LoginFailureRepository failures,
    Passwords passwords)
{
    /// <summary>Adds a user.</summary>
    /// <param name="name">The login name, which no other user may have.</param>
    /// <param name="role">The role.</param>
    /// <param name="password">The password.</param>
    /// <param name="actor">Who adds the user, for the audit.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <returns>The id of the associate.</returns>
    /// <exception cref="SoInvalidArgumentException">The name or the password is invalid.</exception>
    /// <exception cref="AssociateNameTakenException">Another user has the name.</exception>
    public async Task<int> AddAsync(
        string name, AssociateRole role, string password, AuditActor actor, CancellationToken cancellationToken)
    {
        Require(UserNames.WhyInvalid(name));
        Require(Passwords.WhyInvalid(password));
        var hash = await passwords.HashAsync(password, HashClient.Server, cancellationToken);
        return await associates.AddAsync(name, role, hash, actor, cancellationToken);
    }

    /// <summary>Sets the password of a user, and ends the tickets of the user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="keptTicket">The hash of a ticket that is not ended; null to end all of them.</param>
    /// <param name="actor">Who sets the password, for the audit.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <returns>False if the user was deleted meanwhile.</returns>
    /// <exception cref="SoInvalidArgumentException">The password is invalid.</exception>
    public async Task<bool> SetPasswordAsync(
        Associate user,
        string password,
        byte[]? keptTicket,
        AuditActor actor,
        CancellationToken cancellationToken)
    {
        Require(Passwords.WhyInvalid(password));
        var credential = new StoredCredential
        {
            Type = StoredCredential.PasswordType,
            Value = await passwords.HashAsync(password, HashClient.Server, cancellationToken),
            DisplayValue = "",
        };
        if (!await credentials.SaveAsync(user.AssociateId, credential, keptTicket, actor, cancellationToken))
        {
            return false;
        }

        // Otherwise the attempts with the forgotten password would keep the user waiting.
        await failures.ForgiveAsync(LoginThrottle.KeyOf(user.Name), cancellationToken);
        return true;
    }

    private static void Require(string? reason)
    {
        if (reason is not null)
        {
            throw new SoInvalidArgumentException(reason, reason);
        }
    }
}
