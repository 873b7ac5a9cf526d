using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Creates the first administrator of a new database.</summary>
internal sealed class BootstrapAdministrator(AssociateRepository associates, Passwords passwords, LoginOptions options)
{
    /// <summary>Creates the administrator if the database has no associates.</summary>
    /// <returns>
    /// A generated password, to be printed once; null if nothing was created or the password is configured.
    /// </returns>
    public async Task<string?> CreateIfFirstAsync(CancellationToken cancellationToken)
    {
        if (await associates.AnyAsync(cancellationToken))
        {
            return null;
        }

        var password = options.BootstrapPassword ?? Passwords.Generate();
        var hash = await passwords.HashAsync(password, HashClient.Server, cancellationToken);
        var id = await associates.AddFirstAsync(
            options.BootstrapUserName, AssociateRole.Administrator, hash, cancellationToken);
        return id is not null && options.BootstrapPassword is null ? password : null;
    }
}
