using System.Collections;
using System.Data.Common;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>The current row of a statement, in the form that Dapper's parsers read.</summary>
/// <remarks>
/// A value is what SQLite stores: a 64-bit integer, a floating-point number, text or bytes. The statement itself goes
/// to the next row: this reader cannot.
/// </remarks>
internal sealed class SqliteRow(sqlite3_stmt statement) : DbDataReader
{
    /// <inheritdoc/>
    public override int FieldCount { get; } = raw.sqlite3_column_count(statement);

    /// <inheritdoc/>
    public override bool HasRows => true;

    /// <inheritdoc/>
    public override bool IsClosed => false;

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int RecordsAffected => throw SingleRowOnly();

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <inheritdoc/>
    public override string GetName(int ordinal) => raw.sqlite3_column_name(statement, ordinal).utf8_to_string();

    /// <inheritdoc/>
    public override int GetOrdinal(string name)
    {
        for (var i = 0; i < FieldCount; i++)
        {
            if (GetName(i).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "The statement has no such column.");
    }

    /// <inheritdoc/>
    public override string GetDataTypeName(int ordinal) =>
        raw.sqlite3_column_decltype(statement, ordinal).utf8_to_string() ?? "";

    /// <summary>Gets the type of the value; if the value is null, the declared type of the column.</summary>
    public override Type GetFieldType(int ordinal) => raw.sqlite3_column_type(statement, ordinal) switch
    {
        raw.SQLITE_INTEGER => typeof(long),
        raw.SQLITE_FLOAT => typeof(double),
        raw.SQLITE_TEXT => typeof(string),
        raw.SQLITE_BLOB => typeof(byte[]),
        _ => GetDataTypeName(ordinal) switch
        {
            "INTEGER" => typeof(long),
            "TEXT" => typeof(string),
            _ => typeof(byte[]),
        },
    };

    /// <inheritdoc/>
    public override object GetValue(int ordinal) => raw.sqlite3_column_type(statement, ordinal) switch
    {
        raw.SQLITE_INTEGER => GetInt64(ordinal),
        raw.SQLITE_FLOAT => GetDouble(ordinal),
        raw.SQLITE_TEXT => GetString(ordinal),
        raw.SQLITE_BLOB => raw.sqlite3_column_blob(statement, ordinal).ToArray(),
        _ => DBNull.Value,
    };

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => checked((byte)GetInt64(ordinal));

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => checked((short)GetInt64(ordinal));

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => raw.sqlite3_column_int64(statement, ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => (float)GetDouble(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => raw.sqlite3_column_double(statement, ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => raw.sqlite3_column_text(statement, ordinal).utf8_to_string();

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw NotStoredBySqlite();

    /// <inheritdoc/>
    public override char GetChar(int ordinal) => throw NotStoredBySqlite();

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw NotStoredBySqlite();

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => throw NotStoredBySqlite();

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => throw NotStoredBySqlite();

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => throw NotStoredBySqlite();

    /// <inheritdoc/>
    public override bool Read() => throw SingleRowOnly();

    /// <inheritdoc/>
    public override bool NextResult() => throw SingleRowOnly();

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => throw SingleRowOnly();

    private static NotSupportedException NotStoredBySqlite() => new("SQLite stores no values of this type.");

    private static NotSupportedException SingleRowOnly() => new("A row has no further rows and no results of its own.");
}
