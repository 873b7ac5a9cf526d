using System.Data.Common;

namespace Services86.Data.Storage;

/// <summary>Runs SQL statements, one after the other. Not safe for concurrent use.</summary>
/// <remarks>
/// The SQL of a statement must be a constant, because the prepared statement is cached by its SQL. Its parameters are
/// named <c>@name</c> after the properties of the arguments object, which is null for a statement without parameters.
/// The columns of a row are named after the properties of the row's type; a row of a simple type has one column. An
/// error of the database is a <see cref="DbException"/>.
/// </remarks>
internal interface IDatabaseSession : IAsyncDisposable
{
    /// <summary>The SQL of the engine.</summary>
    SqlDialect Dialect { get; }

    /// <summary>
    /// Reserves the id of a row before the row is inserted, for values that are bound to the id. No other job gets the
    /// id. Ids of deleted rows are not used again.
    /// </summary>
    /// <param name="table">The name of the table.</param>
    /// <exception cref="OverflowException">All ids that fit in an int are used.</exception>
    ValueTask<int> ReserveIdAsync(string table);

    /// <summary>Runs a statement, and ignores its rows.</summary>
    /// <returns>The number of rows that the statement changed.</returns>
    ValueTask<int> ExecuteAsync(string sql, object? arguments = null);

    /// <summary>
    /// Runs a statement, at the latest together with the next one: both are stored, or neither. A job of one statement
    /// can have one such statement before it.
    /// </summary>
    ValueTask ExecuteWithNextAsync(string sql, object arguments);

    /// <summary>Runs a statement that returns one row.</summary>
    /// <exception cref="InvalidOperationException">The statement returned no row, or more than one.</exception>
    ValueTask<T> QuerySingleAsync<T>(string sql, object? arguments = null);

    /// <summary>Runs a statement that returns one row at most.</summary>
    /// <returns>The row; null if there is none.</returns>
    /// <exception cref="InvalidOperationException">The statement returned more than one row.</exception>
    ValueTask<T?> QuerySingleOrDefaultAsync<T>(string sql, object? arguments = null);

    /// <summary>Runs a statement that returns rows.</summary>
    ValueTask<List<T>> QueryAsync<T>(string sql, object? arguments = null);

    /// <summary>Runs a statement whose rows have two parts, as those of a join.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="splitOn">The first column of the second part. If it is null, the second part is null.</param>
    ValueTask<List<(TFirst First, TSecond? Second)>> QueryAsync<TFirst, TSecond>(
        string sql, object arguments, string splitOn)
        where TSecond : class;
}
