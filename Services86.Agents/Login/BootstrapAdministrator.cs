using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>Creates the first administrator, without whom nobody could log in.</summary>
internal sealed class BootstrapAdministrator(AssociateRepository associates, Passwords passwords, LoginOptions options)
{
    /// <summary>Creates the administrator, if no associate exists at all.</summary>
    /// <returns>The password when it was made up here, to be shown once; null when there is nothing to show.</returns>
    public async Task<string?> CreateIfFirstAsync(CancellationToken cancellationToken)
    {
        if (await associates.AnyAsync(cancellationToken))
        {
            return null;
        }

        var password = options.BootstrapPassword ?? Passwords.Generate();
        var id = await associates.AddFirstAsync(
            options.BootstrapUserName, AssociateRole.Administrator, passwords.Hash(password), cancellationToken);
        return id is not null && options.BootstrapPassword is null ? password : null;
    }
}
