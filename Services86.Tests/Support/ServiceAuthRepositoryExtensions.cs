using Services86.Data.ServiceAuths;

namespace Services86.Tests.Support;

/// <summary>Stores logins where nobody asks who may.</summary>
internal static class ServiceAuthRepositoryExtensions
{
    /// <summary>Replaces a stored login, whoever keeps it.</summary>
    /// <returns>False when there is none with that id.</returns>
    public static async Task<bool> UpdateAsync(
        this ServiceAuthRepository repository, ServiceAuth serviceAuth, CancellationToken cancellationToken) =>
        await repository.SaveAsync(serviceAuth, newOwnerId: 0, _ => { }, cancellationToken) is not null;
}
