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
    private readonly (PropertyInfo Property, NpgsqlDbType Type)[] _parameters;
    private Delegate? _parser;

    /// <summary>Reads the names of the parameters in the SQL, each of which is a property of the arguments.</summary>
    /// <exception cref="InvalidOperationException">
    /// A parameter has no property, or a property has a type that is not stored.
    /// </exception>
    public PostgreSqlStatement(string sql, Type? arguments)
    {
        var found = new List<(PropertyInfo, NpgsqlDbType)>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        Sql = ParameterNames().Replace(sql, match =>
        {
            var name = match.Groups[1].Value;
            if (!numbers.TryGetValue(name, out var number))
            {
                var property = arguments?.GetProperty(name)
                    ?? throw new InvalidOperationException($"The argument {name} is missing: {sql}");
                found.Add((property, TypeOf(property.PropertyType)));
                numbers.Add(name, number = found.Count);
            }

            return "$" + number.ToString(CultureInfo.InvariantCulture);
        });
        _parameters = [.. found];
    }

    /// <summary>The SQL, with parameters such as <c>$1</c>.</summary>
    public string Sql { get; }

    /// <summary>Adds the parameters, without values.</summary>
    public void AddParameters(NpgsqlParameterCollection parameters)
    {
        foreach (var (_, type) in _parameters)
        {
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
        }
    }

    /// <summary>Sets the values of the parameters.</summary>
    public void Bind(NpgsqlParameterCollection parameters, object? arguments)
    {
        for (var i = 0; i < _parameters.Length; i++)
        {
            parameters[i].Value = _parameters[i].Property.GetValue(arguments) switch
            {
                null => DBNull.Value,
                string text when text.Contains('\0', StringComparison.Ordinal) =>
                    throw TextRefusedException.NullCharacter(),
                bool flag => flag ? 1 : 0,
                short number => (int)number,
                Enum value => Convert.ToInt32(value, CultureInfo.InvariantCulture),
                var other => other,
            };
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
}
