using System.Data.Common;
using Services86.Data.Storage;

namespace Services86.Data.Associates;

/// <summary>Checks the references of rows to associates.</summary>
internal static class AssociateReference
{
    private const string ExistsSql = "SELECT EXISTS (SELECT 1 FROM associate WHERE associate_id = @associateId)";

    /// <summary>Gets whether there is an associate with an id, retired or not.</summary>
    public static ValueTask<bool> ExistsAsync(IDatabaseSession session, int associateId) =>
        session.QuerySingleAsync<bool>(ExistsSql, new { associateId });

    /// <summary>Runs a statement that stores a row with one foreign key, the id of an associate.</summary>
    /// <param name="session">The session of the statement.</param>
    /// <param name="associateId">The id.</param>
    /// <param name="store">The statement.</param>
    /// <returns>The result of the statement.</returns>
    /// <exception cref="AssociateUnknownException">There is no associate with that id.</exception>
    /// <remarks>The database checks the key anyway: a query before the statement would only repeat the check.</remarks>
    public static async ValueTask<T> RequireAsync<T>(
        IDatabaseSession session, int associateId, Func<ValueTask<T>> store)
    {
        try
        {
            return await store();
        }
        catch (DbException exception) when (session.Dialect.KindOf(exception) == DatabaseErrorKind.ForeignKeyViolation)
        {
            throw new AssociateUnknownException(associateId, exception);
        }
    }
}
