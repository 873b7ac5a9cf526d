using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>Refuses a change that would leave no administrator who can log in.</summary>
/// <remarks>
/// The write job of the change is a <see cref="WriteExtent.Transaction"/>: if two administrators retire each other at
/// once, the second change is refused.
/// </remarks>
internal sealed class AdministratorGuard
{
    private const string AnySql =
        "SELECT EXISTS (SELECT 1 FROM associate WHERE role = @role AND retired = 0 AND password_hash IS NOT NULL)";

    private readonly IDatabaseSession _session;
    private readonly bool _anyBefore;

    private AdministratorGuard(IDatabaseSession session, bool anyBefore)
    {
        _session = session;
        _anyBefore = anyBefore;
    }

    /// <summary>Looks for such an administrator before the change.</summary>
    public static async ValueTask<AdministratorGuard> BeginAsync(IDatabaseSession session) =>
        new(session, await AnyAsync(session));

    /// <summary>Looks for such an administrator after the change.</summary>
    /// <exception cref="LastAdministratorException">There was one before the change, and there is none now.</exception>
    public async Task CheckAsync()
    {
        if (_anyBefore && !await AnyAsync(_session))
        {
            throw new LastAdministratorException();
        }
    }

    private static ValueTask<bool> AnyAsync(IDatabaseSession session) =>
        session.QuerySingleAsync<bool>(AnySql, new { role = AssociateRole.Administrator });
}
