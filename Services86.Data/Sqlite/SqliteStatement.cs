using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Services86.Data.Sqlite;

/// <summary>A statement that stays prepared, as preparing it costs more than running it.</summary>
internal sealed class SqliteStatement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly SqliteCommand _command = new(sql, connection);
    private PropertyInfo[] _arguments = [];
    private Type? _argumentsType;
    private Delegate? _parse;

    /// <summary>Runs it.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(object? arguments)
    {
        using var reader = Run(arguments);
        while (reader.Read())
        {
            // To its end, where it has done everything.
        }

        return reader.RecordsAffected;
    }

    /// <summary>Runs it, and reads its rows by their columns' names.</summary>
    public List<T> Query<T>(object? arguments)
    {
        using var reader = Run(arguments);
        var parse = Parser(reader, MakeParser<T>);
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(parse(reader));
        }

        return rows;
    }

    /// <summary>Runs it, and reads its only row.</summary>
    /// <returns>The row; the default when there is none.</returns>
    /// <exception cref="InvalidOperationException">There are more.</exception>
    public (bool IsThere, T? Row) QuerySingle<T>(object? arguments)
    {
        using var reader = Run(arguments);
        if (!reader.Read())
        {
            return (false, default);
        }

        var row = Parser(reader, MakeParser<T>)(reader);

        // To its end, where it has done everything.
        return reader.Read()
            ? throw new InvalidOperationException($"Expected one row at most, and got more: {sql}")
            : (true, row);
    }

    /// <summary>Runs it, and reads its rows in two parts.</summary>
    public List<(TFirst First, TSecond? Second)> Query<TFirst, TSecond>(object? arguments, string splitOn)
        where TSecond : class
    {
        using var reader = Run(arguments);
        var parse = Parser<(TFirst First, TSecond? Second)>(reader, reader =>
        {
            var split = reader.GetOrdinal(splitOn);
            var first = reader.GetRowParser<TFirst>(startIndex: 0, length: split);
            var second = reader.GetRowParser<TSecond?>(startIndex: split, returnNullIfFirstMissing: true);
            return row => (first(row), second(row));
        });
        var rows = new List<(TFirst First, TSecond? Second)>();
        while (reader.Read())
        {
            rows.Add(parse(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _command.Dispose();

    private SqliteDataReader Run(object? arguments)
    {
        Bind(arguments);
        try
        {
            return _command.ExecuteReader();
        }
        finally
        {
            Forget();
        }
    }

    private void Bind(object? arguments)
    {
        var type = arguments?.GetType();
        if (type != _argumentsType)
        {
            _argumentsType = type;
            _arguments = type?.GetProperties() ?? [];
            _command.Parameters.Clear();
            foreach (var argument in _arguments)
            {
                _command.Parameters.Add(new SqliteParameter { ParameterName = "@" + argument.Name });
            }
        }

        for (var i = 0; i < _arguments.Length; i++)
        {
            _command.Parameters[i].Value = _arguments[i].GetValue(arguments) ?? DBNull.Value;
        }
    }

    // The values may be somebody's data, which is not kept for longer than it is needed.
    private void Forget()
    {
        for (var i = 0; i < _arguments.Length; i++)
        {
            _command.Parameters[i].Value = DBNull.Value;
        }
    }

    // Dapper's parser takes the value of a simple type as the database gives it, without converting it.
    private static Func<DbDataReader, T> MakeParser<T>(DbDataReader reader) =>
        (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)).IsPrimitive
            ? row => default(T) is null && row.IsDBNull(0) ? default! : row.GetFieldValue<T>(0)
            : reader.GetRowParser<T>();

    private Func<DbDataReader, T> Parser<T>(DbDataReader reader, Func<DbDataReader, Func<DbDataReader, T>> make)
    {
        if (_parse is not Func<DbDataReader, T> parse)
        {
            parse = make(reader);
            _parse = parse;
        }

        return parse;
    }
}
