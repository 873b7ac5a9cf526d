using Services86.Data.ServiceAuths;

namespace Services86.Tests.Support;

/// <summary>Saves logins without checking anybody's rights.</summary>
internal static class ServiceAuthRepositoryExtensions
{
    /// <summary>Replaces a stored login of any owner.</summary>
    /// <returns>False if there is no login with that id.</returns>
    public static async Task<bool> UpdateAsync(
        this ServiceAuthRepository repository, ServiceAuth serviceAuth, CancellationToken cancellationToken) =>
        await repository.SaveAsync(serviceAuth, newOwnerId: 0, _ => { }, cancellationToken) is not null;
}
