using System.Data.Common;
using Npgsql;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>The rows of a statement that was executed.</summary>
/// <param name="reader">The reader, before the first row.</param>
/// <param name="call">The statement.</param>
/// <param name="cancellationToken">Cancels the reading.</param>
internal readonly struct StatementRows(
    NpgsqlDataReader reader, StatementCall call, CancellationToken cancellationToken)
{
    /// <summary>Reads the only row.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    public async ValueTask<T> SingleAsync<T>()
    {
        var (hasRow, row) = await FindSingleAsync<T>();

        // A row that exists is a T, which may be null if T allows that.
        return hasRow
            ? row!
            : throw new InvalidOperationException($"Expected one row, and got none: {call.Statement.Sql}");
    }

    /// <summary>Reads the only row, if there is one.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public async ValueTask<T?> SingleOrDefaultAsync<T>() => (await FindSingleAsync<T>()).Row;

    /// <summary>Reads all rows.</summary>
    public ValueTask<List<T>> AllAsync<T>() => AllAsync(RowParsers.Create<T>);

    /// <summary>Reads all rows.</summary>
    /// <param name="createParser">Creates the parser of a row.</param>
    public async ValueTask<List<T>> AllAsync<T>(Func<DbDataReader, Func<DbDataReader, T>> createParser)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(call.Statement.Parse(reader, call.Arguments, createParser));
        }

        return rows;
    }

    private async ValueTask<(bool HasRow, T? Row)> FindSingleAsync<T>()
    {
        if (!await reader.ReadAsync(cancellationToken))
        {
            return (false, default);
        }

        var row = call.Statement.Parse(reader, call.Arguments, RowParsers.Create<T>);
        return await reader.ReadAsync(cancellationToken)
            ? throw new InvalidOperationException($"Expected one row at most, and got more: {call.Statement.Sql}")
            : (true, row);
    }
}
