using System.Data;
using System.Data.Common;
using Dapper;

namespace Services86.Data.Checks;

/// <summary>Reads rows for a check, in its transaction.</summary>
internal sealed class CheckReader(
    DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken)
{
    // Few enough to be in memory, whatever the size of the table.
    private const int RowsPerQuery = 1000;

    /// <summary>Describes a table that cannot be read, or only in part.</summary>
    /// <param name="table">The name of the table; null for the database as a whole.</param>
    public static DatabaseProblem Unreadable(string? table)
    {
        const string problem = "cannot be read as a whole. What is not read is not checked.";
        return new DatabaseProblem(table, Id: null, table is null ? $"The database {problem}" : problem);
    }

    /// <summary>Reads the rows of a statement, and adds a problem if they cannot be read.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="table">The name of the table; null for the database as a whole.</param>
    /// <param name="problems">The list that a problem is added to.</param>
    /// <returns>The rows before the first that cannot be read.</returns>
    public async Task<List<T>> QueryAsync<T>(string sql, string? table, List<DatabaseProblem> problems)
    {
        var rows = new List<T>();
        if (!await AddAsync(rows, sql, arguments: null))
        {
            problems.Add(Unreadable(table));
        }

        return rows;
    }

    /// <summary>Reads the rows of a table in groups, by <c>@after</c> and <c>@limit</c>.</summary>
    /// <param name="sql">The statement, whose rows are in the order of the id.</param>
    /// <param name="idOf">Gets the id of a row.</param>
    /// <param name="table">The name of the table.</param>
    /// <param name="check">Checks a row.</param>
    /// <param name="problems">The list that a problem is added to, if the rows cannot be read.</param>
    public async Task ReadAsync<T>(
        string sql, Func<T, long> idOf, string table, Action<T> check, List<DatabaseProblem> problems)
    {
        long? after = long.MinValue;
        while (after is not null)
        {
            var rows = new List<T>();
            var isRead = await AddAsync(rows, sql, new { after, limit = RowsPerQuery });
            rows.ForEach(check);
            after = isRead && rows is [.., var last] ? idOf(last) : null;
            if (!isRead)
            {
                problems.Add(Unreadable(table));
            }
        }
    }

    // Returns whether all rows were read.
    private async Task<bool> AddAsync<T>(List<T> rows, string sql, object? arguments)
    {
        try
        {
            await foreach (var row in connection.QueryUnbufferedAsync<T>(sql, arguments, transaction)
                .WithCancellation(cancellationToken))
            {
                rows.Add(row);
            }

            return true;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return false;
        }
    }

    // A damaged page, or a value of another type than its column. Dapper's message would quote the value.
    private static bool IsUnreadable(Exception exception) =>
        exception is DbException or DataException or InvalidCastException or OverflowException or FormatException;
}
