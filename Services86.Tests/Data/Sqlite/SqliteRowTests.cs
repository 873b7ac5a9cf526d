using System.Data.Common;
using Services86.Data.Sqlite;
using SQLitePCL;

namespace Services86.Tests.Data.Sqlite;

internal sealed class SqliteRowTests : SqliteStatementFixture
{
    private const string SelectSql = "SELECT number, real, text, bytes FROM thing";

    private sqlite3_stmt? _statement;

    [TearDown]
    public void FinalizeStatement() => _statement?.Dispose();

    [Test]
    public void Values_have_the_types_that_SQLite_stores()
    {
        Execute("INSERT INTO thing (number, real, text, bytes) VALUES (-5, 1.5, 'æ€😀', x'00FF')");
        using var row = Row(SelectSql);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.FieldCount, Is.EqualTo(4));
            Assert.That(Types(row), Is.EqualTo([typeof(long), typeof(double), typeof(string), typeof(byte[])]));
            Assert.That(Values(row), Is.EqualTo(new object[] { -5L, 1.5, "æ€😀", new byte[] { 0, 255 } }));
            Assert.That(row[1], Is.EqualTo(1.5));
            Assert.That(row["TEXT"], Is.EqualTo("æ€😀"));
            Assert.That(row.IsDBNull(0), Is.False);
        }
    }

    [Test]
    public void Null_has_the_declared_type_of_its_column()
    {
        Execute("INSERT INTO thing (number) VALUES (NULL)");
        using var row = Row(SelectSql);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Types(row), Is.EqualTo([typeof(long), typeof(byte[]), typeof(string), typeof(byte[])]));
            Assert.That(Values(row), Is.All.EqualTo(DBNull.Value));
            Assert.That(row.IsDBNull(3), Is.True);
            Assert.That(row.GetDataTypeName(0), Is.EqualTo("INTEGER"));
        }
    }

    [Test]
    public void Null_of_an_expression_has_no_declared_type()
    {
        using var row = Row("SELECT NULL");

        Assert.That(row.GetDataTypeName(0), Is.Empty);
        Assert.That(row.GetFieldType(0), Is.EqualTo(typeof(byte[])));
    }

    [Test]
    public void Empty_bytes_and_empty_text_are_not_null()
    {
        using var row = Row("SELECT x'', ''");

        Assert.That(Values(row), Is.EqualTo(new object[] { Array.Empty<byte>(), "" }));
    }

    [Test]
    public void Numbers_are_read_as_every_type_that_holds_them()
    {
        using var row = Row("SELECT 200, 1.5, 0");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(row.GetByte(0), Is.EqualTo((byte)200));
            Assert.That(row.GetInt16(0), Is.EqualTo((short)200));
            Assert.That(row.GetInt32(0), Is.EqualTo(200));
            Assert.That(row.GetInt64(0), Is.EqualTo(200L));
            Assert.That(row.GetBoolean(0), Is.True);
            Assert.That(row.GetBoolean(2), Is.False);
            Assert.That(row.GetDouble(1), Is.EqualTo(1.5));
            Assert.That(row.GetFloat(1), Is.EqualTo(1.5f));
        }
    }

    [TestCase("256", "byte")]
    [TestCase("-1", "byte")]
    [TestCase("32768", "short")]
    [TestCase("2147483648", "int")]
    public void Number_that_does_not_fit_is_refused_and_not_cut(string number, string type)
    {
        using var row = Row($"SELECT {number}");

        Assert.That(
            () => type switch
            {
                "byte" => row.GetByte(0),
                "short" => row.GetInt16(0),
                _ => row.GetInt32(0),
            },
            Throws.TypeOf<OverflowException>());
    }

    [Test]
    public void Columns_are_found_by_name_in_any_case()
    {
        using var row = Row("SELECT 1 AS First, 2 AS second");

        Assert.That(row.GetName(0), Is.EqualTo("First"));
        Assert.That((row.GetOrdinal("FIRST"), row.GetOrdinal("Second")), Is.EqualTo((0, 1)));
        Assert.That(
            () => row.GetOrdinal("third"),
            Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("third"));
    }

    [TestCase(1)]
    [TestCase(3)]
    public void Values_are_copied_up_to_the_length_of_the_array(int room)
    {
        using var row = Row("SELECT 1, 2");
        var values = new object[room];

        var count = row.GetValues(values);

        Assert.That(count, Is.EqualTo(Math.Min(room, 2)));
        Assert.That(values.Take(count), Is.EqualTo(Enumerable.Range(1, count)));
    }

    [Test]
    public void Row_is_an_open_reader_at_depth_zero()
    {
        using var row = Row("SELECT 1");

        Assert.That((row.HasRows, row.IsClosed, row.Depth), Is.EqualTo((true, false, 0)));
    }

    [Test]
    public void Row_neither_moves_on_nor_reads_types_that_SQLite_does_not_store()
    {
        using var row = Row("SELECT 1");
        Func<object?>[] unsupported =
        [
            () => row.Read(),
            () => row.NextResult(),
            () => row.RecordsAffected,
            () => row.GetEnumerator(),
            () => row.GetBytes(0, 0, null, 0, 0),
            () => row.GetChar(0),
            () => row.GetChars(0, 0, null, 0, 0),
            () => row.GetDateTime(0),
            () => row.GetDecimal(0),
            () => row.GetGuid(0),
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var call in unsupported)
            {
                Assert.That(call, Throws.TypeOf<NotSupportedException>());
            }
        }
    }

    private static IEnumerable<Type> Types(DbDataReader row) =>
        Enumerable.Range(0, row.FieldCount).Select(row.GetFieldType);

    private static IEnumerable<object> Values(DbDataReader row) =>
        Enumerable.Range(0, row.FieldCount).Select(row.GetValue);

    private SqliteRow Row(string sql)
    {
        _ = raw.sqlite3_prepare_v2(Connection.Handle, sql, out _statement);
        Assert.That(raw.sqlite3_step(_statement), Is.EqualTo(raw.SQLITE_ROW));
        return new SqliteRow(_statement);
    }
}
