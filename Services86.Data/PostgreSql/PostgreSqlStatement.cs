using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.PostgreSql;

/// <summary>A statement with numbered, typed parameters, and the parser of its rows. Safe for concurrent use.</summary>
internal sealed partial class PostgreSqlStatement
{
    private readonly Parameter[] _parameters;
    private Delegate? _parser;

    /// <summary>Reads the names of the parameters in the SQL, each of which is a property of the arguments.</summary>
    /// <exception cref="InvalidOperationException">
    /// A parameter has no property, or a property has a type that is not stored.
    /// </exception>
    public PostgreSqlStatement(string sql, Type? arguments)
    {
        var found = new List<Parameter>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        Sql = ParameterNames().Replace(sql, match =>
        {
            var name = match.Groups[1].Value;
            if (!numbers.TryGetValue(name, out var number))
            {
                var property = arguments?.GetProperty(name)
                    ?? throw new InvalidOperationException($"The argument {name} is missing: {sql}");
                found.Add(new Parameter(property, TypeOf(property.PropertyType)));
                numbers.Add(name, number = found.Count);
            }

            return "$" + number.ToString(CultureInfo.InvariantCulture);
        });
        _parameters = [.. found];
        RowsSql = ToRowsSql(sql, [.. found.Select(parameter => parameter.Property.Name)]);
    }

    /// <summary>The SQL, with parameters such as <c>$1</c>.</summary>
    public string Sql { get; }

    /// <summary>
    /// The SQL that inserts many rows, with parameters such as <c>$1</c> that are arrays, one element for each row;
    /// null if the statement is no insert of one row of parameters.
    /// </summary>
    public string? RowsSql { get; }

    /// <summary>Adds the parameters, without values.</summary>
    public void AddParameters(NpgsqlParameterCollection parameters)
    {
        foreach (var parameter in _parameters)
        {
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = parameter.Type });
        }
    }

    /// <summary>Gets the values of the parameters.</summary>
    /// <exception cref="TextRefusedException">A text cannot be stored.</exception>
    public object?[] ValuesOf(object? arguments)
    {
        var values = new object?[_parameters.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _parameters[i].Property.GetValue(arguments) switch
            {
                string text when text.Contains('\0', StringComparison.Ordinal) =>
                    throw TextRefusedException.NullCharacter(),
                bool flag => flag ? 1 : 0,
                short number => (int)number,
                Enum value => Convert.ToInt32(value, CultureInfo.InvariantCulture),
                var other => other,
            };
        }

        return values;
    }

    /// <summary>Sets the values of the parameters.</summary>
    public static void Bind(NpgsqlParameterCollection parameters, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }

    /// <summary>Adds the parameters of <see cref="RowsSql"/>, with the values of all rows.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="rows">The values of each row.</param>
    public void AddRows(NpgsqlParameterCollection parameters, IReadOnlyList<object?[]> rows)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            var type = _parameters[i].Type;
            parameters.Add(new NpgsqlParameter
            {
                NpgsqlDbType = NpgsqlDbType.Array | type,
                Value = type switch
                {
                    NpgsqlDbType.Integer => Column<int?>(rows, i),
                    NpgsqlDbType.Bigint => Column<long?>(rows, i),
                    NpgsqlDbType.Text => Column<string?>(rows, i),
                    _ => Column<byte[]?>(rows, i),
                },
            });
        }
    }

    /// <summary>Clears the values of the parameters, which may be personal data or secrets.</summary>
    public void Clear(NpgsqlParameterCollection parameters)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            parameters[i].Value = null;
        }
    }

    /// <summary>Reads the current row.</summary>
    /// <exception cref="StoredRowInvalidException">The row has a value that this program does not store.</exception>
    public T Parse<T>(DbDataReader row, object? arguments, Func<DbDataReader, Func<DbDataReader, T>> createParser)
    {
        try
        {
            if (_parser is not Func<DbDataReader, T> parser)
            {
                _parser = parser = createParser(row);
            }

            return parser(row);
        }
        catch (Exception exception) when (RowError.IsDueToRow(exception))
        {
            // Without the exception, which contains the value.
            throw new StoredRowInvalidException(
                table: null, row.GetName(RowError.ColumnOf(exception)), RowError.FindId(arguments));
        }
    }

    private static T[] Column<T>(IReadOnlyList<object?[]> rows, int index)
    {
        var column = new T[rows.Count];
        for (var row = 0; row < column.Length; row++)
        {
            column[row] = (T)rows[row][index]!;
        }

        return column;
    }

    // The parameters stand in the order of the columns, each once.
    private static string? ToRowsSql(string sql, string[] parameters)
    {
        var insert = InsertOfOneRow().Match(sql);
        return insert.Success
            && insert.Groups["values"].Value.Split(',', StringSplitOptions.TrimEntries)
                .SequenceEqual(parameters.Select(name => "@" + name))
            ? $"{insert.Groups["into"].Value} SELECT * FROM unnest({string.Join(", ", parameters.Select(NumberOf))})"
            : null;

        static string NumberOf(string name, int index) =>
            string.Create(CultureInfo.InvariantCulture, $"${index + 1}");
    }

    private static NpgsqlDbType TypeOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(long) ? NpgsqlDbType.Bigint
            : type == typeof(int) || type == typeof(short) || type == typeof(bool) || type.IsEnum ? NpgsqlDbType.Integer
            : type == typeof(string) ? NpgsqlDbType.Text
            : type == typeof(byte[]) ? NpgsqlDbType.Bytea
            : throw new InvalidOperationException($"No values of the type {type} are stored.");
    }

    [GeneratedRegex(@"@([A-Za-z_]\w*)")]
    private static partial Regex ParameterNames();

    [GeneratedRegex(@"^(?<into>INSERT\s+INTO\s+\w+\s*\([^)]*\))\s*VALUES\s*\((?<values>[^)]*)\)\s*$")]
    private static partial Regex InsertOfOneRow();

    private sealed record Parameter(PropertyInfo Property, NpgsqlDbType Type);
}
