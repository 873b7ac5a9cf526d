using Services86.Data.Associates;

namespace Services86.Host.Commands;

/// <summary>Finds the users that commands name.</summary>
internal static class StoredUsers
{
    /// <summary>Finds a user by login name, of which the case is ignored.</summary>
    /// <param name="services">The services of the program, with a prepared database.</param>
    /// <param name="name">The login name.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="RefusedException">There is no such user.</exception>
    public static async Task<Associate> RequireAsync(
        IServiceProvider services, string name, CancellationToken cancellationToken) =>
        await services.GetRequiredService<AssociateRepository>().FindByNameAsync(name, cancellationToken)
        ?? throw new RefusedException($"There is no user '{name}': 'user list' shows those that there are.");
}
