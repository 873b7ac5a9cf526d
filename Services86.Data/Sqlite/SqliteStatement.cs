using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>A statement that stays prepared, as preparing it costs more than running it.</summary>
/// <remarks>
/// It is SQLite's own, rather than a <see cref="SqliteCommand"/>, which makes a reader for each run: to read a record
/// took half as long again.
/// </remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _sql;
    private readonly sqlite3_stmt _statement;
    private readonly SqliteRow _row;
    private (PropertyInfo Property, int Index)[] _arguments = [];
    private Type? _argumentsType;
    private Delegate? _parse;

    /// <summary>Prepares it.</summary>
    /// <exception cref="SqliteException">The SQL is wrong.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection;
        _sql = sql;
        Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _row = new SqliteRow(_statement);
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>How many rows it changed, if it is one that changes rows.</returns>
    public int Execute(object? arguments)
    {
        using var run = Run(arguments);
        while (run.Read())
        {
            // Its rows are not asked for.
        }

        return raw.sqlite3_changes(_connection.Handle);
    }

    /// <summary>Runs it, and reads its rows by their columns' names.</summary>
    public List<T> Query<T>(object? arguments) => ReadRows(arguments, MakeParser<T>);

    /// <summary>Runs it, and reads its only row.</summary>
    /// <returns>The row; the default when there is none.</returns>
    /// <exception cref="InvalidOperationException">There are more.</exception>
    public (bool IsThere, T? Row) QuerySingle<T>(object? arguments)
    {
        using var run = Run(arguments);
        if (!run.Read())
        {
            return (false, default);
        }

        var row = Parser(MakeParser<T>)(_row);

        // To its end, where it has done everything.
        return run.Read()
            ? throw new InvalidOperationException($"Expected one row at most, and got more: {_sql}")
            : (true, row);
    }

    /// <summary>Runs it, and reads its rows in two parts.</summary>
    public List<(TFirst First, TSecond? Second)> Query<TFirst, TSecond>(object? arguments, string splitOn)
        where TSecond : class =>
        ReadRows<(TFirst First, TSecond? Second)>(arguments, row =>
        {
            var split = row.GetOrdinal(splitOn);
            var first = row.GetRowParser<TFirst>(startIndex: 0, length: split);
            var second = row.GetRowParser<TSecond?>(startIndex: split, returnNullIfFirstMissing: true);
            return row => (first(row), second(row));
        });

    /// <inheritdoc/>
    public void Dispose()
    {
        _row.Dispose();
        _statement.Dispose();
    }

    private List<T> ReadRows<T>(object? arguments, Func<DbDataReader, Func<DbDataReader, T>> makeParser)
    {
        using var run = Run(arguments);
        var rows = new List<T>();
        while (run.Read())
        {
            rows.Add(Parser(makeParser)(_row));
        }

        return rows;
    }

    private StatementRun Run(object? arguments)
    {
        var run = new StatementRun(this);
        try
        {
            Bind(arguments);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    private void Bind(object? arguments)
    {
        var type = arguments?.GetType();
        if (type != _argumentsType)
        {
            _arguments = FindArguments(type);
            _argumentsType = type;
        }

        foreach (var (property, index) in _arguments)
        {
            Check(Bind(index, property.GetValue(arguments)));
        }
    }

    // An object may have more than a statement names, but not less: SQLite would take null for what is missing.
    private (PropertyInfo Property, int Index)[] FindArguments(Type? type)
    {
        var found = (type?.GetProperties() ?? [])
            .Select(property => (property, index: raw.sqlite3_bind_parameter_index(_statement, "@" + property.Name)))
            .Where(argument => argument.index > 0)
            .ToArray();
        return found.Length == raw.sqlite3_bind_parameter_count(_statement)
            ? found
            : throw new InvalidOperationException($"An argument is missing, or two are the same: {_sql}");
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(_statement, index),
        int number => raw.sqlite3_bind_int(_statement, index, number),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        bool or short or Enum => raw.sqlite3_bind_int(_statement, index, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        _ => throw new InvalidOperationException($"A {value.GetType()} is nothing that SQLite stores: {_sql}"),
    };

    private void Check(int resultCode) => SqliteException.ThrowExceptionForRC(resultCode, _connection.Handle);

    // Dapper's parser takes the value of a simple type as the database gives it, without converting it.
    private static Func<DbDataReader, T> MakeParser<T>(DbDataReader row)
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return type.IsPrimitive || type == typeof(string)
            ? row => default(T) is null && row.IsDBNull(0)
                ? default!
                : (T)Convert.ChangeType(row.GetValue(0), type, CultureInfo.InvariantCulture)
            : row.GetRowParser<T>();
    }

    private Func<DbDataReader, T> Parser<T>(Func<DbDataReader, Func<DbDataReader, T>> make)
    {
        if (_parse is not Func<DbDataReader, T> parse)
        {
            parse = make(_row);
            _parse = parse;
        }

        return parse;
    }

    /// <summary>A run of the statement, which ends with this value.</summary>
    private readonly struct StatementRun(SqliteStatement statement) : IDisposable
    {
        /// <summary>Goes to the next row.</summary>
        /// <returns>False when there is none, and the statement has done everything.</returns>
        /// <exception cref="SqliteException">It failed.</exception>
        public bool Read()
        {
            var resultCode = raw.sqlite3_step(statement._statement);
            if (resultCode != raw.SQLITE_ROW)
            {
                statement.Check(resultCode);
            }

            return resultCode == raw.SQLITE_ROW;
        }

        /// <summary>Ends it, and forgets its arguments: they may be somebody's data.</summary>
        public void Dispose()
        {
            _ = raw.sqlite3_reset(statement._statement);
            _ = raw.sqlite3_clear_bindings(statement._statement);
        }
    }
}
