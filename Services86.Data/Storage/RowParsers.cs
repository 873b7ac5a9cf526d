using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Services86.Data.Storage;

/// <summary>Creates the functions that read the rows of a statement.</summary>
internal static class RowParsers
{
    /// <summary>Creates the parser of rows of a type.</summary>
    /// <param name="row">A row of the statement. The parser can read the rows of other runs too.</param>
    /// <remarks>
    /// Dapper does not convert the value of a simple type: a 64-bit integer could not be read as an int.
    /// </remarks>
    public static Func<DbDataReader, T> Create<T>(DbDataReader row)
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return type.IsPrimitive || type == typeof(string)
            ? row => default(T) is null && row.IsDBNull(0)
                ? default!
                : (T)Convert.ChangeType(row.GetValue(0), type, CultureInfo.InvariantCulture)
            : row.GetRowParser<T>();
    }

    /// <summary>Creates the parser of rows with two parts.</summary>
    /// <param name="row">A row of the statement.</param>
    /// <param name="splitOn">The first column of the second part. If it is null, the second part is null.</param>
    public static Func<DbDataReader, (TFirst First, TSecond? Second)> Create<TFirst, TSecond>(
        DbDataReader row, string splitOn)
        where TSecond : class
    {
        var split = row.GetOrdinal(splitOn);
        var first = row.GetRowParser<TFirst>(startIndex: 0, length: split);
        var second = row.GetRowParser<TSecond?>(startIndex: split, returnNullIfFirstMissing: true);
        return row => (first(row), second(row));
    }
}
