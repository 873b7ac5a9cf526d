using System.Data.Common;
using Microsoft.Data.Sqlite;
using Services86.Data.Storage;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>A statement that stays prepared, because preparing it costs more than running it.</summary>
/// <remarks>
/// It uses SQLite's own interface: a <see cref="SqliteCommand"/> creates a reader for each run, and reading a record
/// with one took half as long again. Not safe for concurrent use.
/// </remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly DurableSqliteConnection _connection;
    private readonly string _sql;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteArguments _arguments;
    private readonly SqliteRow _row;
    private Delegate? _parser;

    /// <summary>Prepares the statement.</summary>
    /// <exception cref="SqliteException">The SQL is invalid.</exception>
    public SqliteStatement(DurableSqliteConnection connection, string sql)
    {
        _connection = connection;
        _sql = sql;
        Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _arguments = new SqliteArguments(connection, _statement, sql);
        _row = new SqliteRow(_statement);
    }

    /// <summary>Runs the statement to its end, and ignores its rows.</summary>
    /// <returns>The number of rows that the statement changed, if it changes rows.</returns>
    public int Execute(object? arguments)
    {
        using var run = Run(arguments);
        while (run.Read())
        {
            // A statement with RETURNING has done its work only after its last row.
        }

        return raw.sqlite3_changes(_connection.Handle);
    }

    /// <summary>Runs the statement, and reads its rows.</summary>
    public List<T> Query<T>(object? arguments) => ReadRows(arguments, RowParsers.Create<T>);

    /// <summary>Runs the statement, and reads its only row.</summary>
    /// <returns>The row; the default of its type if there is none.</returns>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    public (bool HasRow, T? Row) QuerySingle<T>(object? arguments)
    {
        using var run = Run(arguments);
        if (!run.Read())
        {
            return (false, default);
        }

        var row = Parse(RowParsers.Create<T>, arguments);

        // A second step, also because a statement that writes has done its work only then.
        return run.Read()
            ? throw new InvalidOperationException($"Expected one row at most, and got more: {_sql}")
            : (true, row);
    }

    /// <summary>Runs the statement, and reads its rows in two parts.</summary>
    public List<(TFirst First, TSecond? Second)> Query<TFirst, TSecond>(object? arguments, string splitOn)
        where TSecond : class =>
        ReadRows<(TFirst First, TSecond? Second)>(
            arguments, row => RowParsers.Create<TFirst, TSecond>(row, splitOn));

    /// <inheritdoc/>
    public void Dispose()
    {
        _row.Dispose();
        _statement.Dispose();
    }

    private List<T> ReadRows<T>(object? arguments, Func<DbDataReader, Func<DbDataReader, T>> createParser)
    {
        using var run = Run(arguments);
        var rows = new List<T>();
        while (run.Read())
        {
            rows.Add(Parse(createParser, arguments));
        }

        return rows;
    }

    private StatementRun Run(object? arguments)
    {
        var run = new StatementRun(this);
        try
        {
            _arguments.Bind(arguments);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private void Check(int resultCode)
    {
        if (resultCode is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw _connection.ErrorOf(resultCode);
        }
    }

    private T Parse<T>(Func<DbDataReader, Func<DbDataReader, T>> create, object? arguments)
    {
        try
        {
            return Parser(create)(_row);
        }
        catch (Exception exception) when (RowError.IsDueToRow(exception))
        {
            // Without the exception, which contains the value.
            throw InvalidRow.Describe(_statement, _row.FieldCount, arguments, exception);
        }
    }

    private Func<DbDataReader, T> Parser<T>(Func<DbDataReader, Func<DbDataReader, T>> create)
    {
        if (_parser is not Func<DbDataReader, T> parser)
        {
            parser = create(_row);
            _parser = parser;
        }

        return parser;
    }

    /// <summary>A run of the statement. Disposing of it ends the run.</summary>
    private readonly struct StatementRun(SqliteStatement statement) : IDisposable
    {
        /// <summary>Goes to the next row.</summary>
        /// <returns>False if there is no further row, and the statement has done its work.</returns>
        /// <exception cref="SqliteException">The statement failed.</exception>
        public bool Read()
        {
            var resultCode = raw.sqlite3_step(statement._statement);
            if (resultCode != raw.SQLITE_ROW)
            {
                statement.Check(resultCode);
            }

            return resultCode == raw.SQLITE_ROW;
        }

        /// <summary>Resets the statement, and clears its arguments, which may be personal data or secrets.</summary>
        public void Dispose()
        {
            _ = raw.sqlite3_reset(statement._statement);
            _ = raw.sqlite3_clear_bindings(statement._statement);
        }
    }
}
