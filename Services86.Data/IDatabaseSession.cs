using System.Data.Common;

namespace Services86.Data;

/// <summary>Runs SQL statements, one after the other. Not safe for concurrent use.</summary>
/// <remarks>
/// The SQL of a statement is a constant: whatever it takes to run it again is kept. Its arguments are the properties of
/// an object, each of which it names as <c>@name</c>; null for none. The columns of a row are the properties of its type, by name; a
/// row of a simple type has one column. An error of the database is a <see cref="DbException"/>.
/// </remarks>
internal interface IDatabaseSession : IAsyncDisposable
{
    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    ValueTask<int> ExecuteAsync(string sql, object? arguments = null);

    /// <summary>Runs a statement that gives one row.</summary>
    /// <exception cref="InvalidOperationException">It gave none, or more than one.</exception>
    ValueTask<T> QuerySingleAsync<T>(string sql, object? arguments = null);

    /// <summary>Runs a statement that gives one row at most.</summary>
    /// <returns>The row; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">It gave more than one.</exception>
    ValueTask<T?> QuerySingleOrDefaultAsync<T>(string sql, object? arguments = null);

    /// <summary>Runs a statement that gives rows.</summary>
    ValueTask<List<T>> QueryAsync<T>(string sql, object? arguments = null);

    /// <summary>Runs a statement that gives rows of two parts.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="splitOn">The first column of the second part, which is null when that column is.</param>
    ValueTask<List<(TFirst First, TSecond? Second)>> QueryAsync<TFirst, TSecond>(
        string sql, object arguments, string splitOn)
        where TSecond : class;
}
