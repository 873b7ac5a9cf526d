namespace Services86.Data.Associates;

/// <summary>Sees to it that work does not take away the last administrator who can log in.</summary>
/// <remarks>
/// The work holds the write lock from its beginning, so that of two administrators who retire each other at once the
/// second one is refused.
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

    /// <summary>Looks before the work changes anything.</summary>
    public static async ValueTask<AdministratorGuard> BeginAsync(IDatabaseSession session) =>
        new(session, await AnyAsync(session));

    /// <summary>Looks after the changes.</summary>
    /// <exception cref="LastAdministratorException">There was such an administrator before, and now is none.</exception>
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
