using System.Data.Common;
using Dapper;

namespace Services86.Data.Associates;

/// <summary>Sees to it that a transaction does not take away the last administrator who can log in.</summary>
/// <remarks>
/// The transaction holds the write lock from its beginning, so that of two administrators who retire each other at
/// once the second one is refused.
/// </remarks>
internal sealed class AdministratorGuard
{
    private const string AnySql =
        "SELECT EXISTS (SELECT 1 FROM associate WHERE role = @role AND retired = 0 AND password_hash IS NOT NULL)";

    private readonly DbTransaction _transaction;
    private readonly bool _anyBefore;

    private AdministratorGuard(DbTransaction transaction, bool anyBefore)
    {
        _transaction = transaction;
        _anyBefore = anyBefore;
    }

    /// <summary>Looks before the transaction changes anything.</summary>
    public static async Task<AdministratorGuard> BeginAsync(DbTransaction transaction, CancellationToken ct) =>
        new(transaction, await AnyAsync(transaction, ct));

    /// <summary>Looks after the changes, before they are committed.</summary>
    /// <exception cref="LastAdministratorException">There was such an administrator before, and now is none.</exception>
    public async Task CheckAsync(CancellationToken ct)
    {
        if (_anyBefore && !await AnyAsync(_transaction, ct))
        {
            throw new LastAdministratorException();
        }
    }

    // A transaction has a connection until it has ended.
    private static Task<bool> AnyAsync(DbTransaction transaction, CancellationToken ct) =>
        transaction.Connection!.QuerySingleAsync<bool>(new CommandDefinition(
            AnySql, new { role = AssociateRole.Administrator }, transaction, cancellationToken: ct));
}
