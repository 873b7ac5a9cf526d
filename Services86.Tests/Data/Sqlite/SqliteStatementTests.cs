using Microsoft.Data.Sqlite;
using Services86.Data.Refusals;
using SQLitePCL;

namespace Services86.Tests.Data.Sqlite;

internal sealed class SqliteStatementTests : SqliteStatementFixture
{
    private const string AddNumbersSql = "INSERT INTO thing (number, text) VALUES (1, 'one'), (2, 'two'), (3, NULL)";

    [Test]
    public void Invalid_SQL_is_an_error_of_the_database() =>
        Assert.That(
            () => Prepare("SELECT * FROM nowhere"), Throws.TypeOf<SqliteException>().With.Message.Contains("nowhere"));

    [Test]
    public void Execute_counts_the_changed_rows()
    {
        Assert.That(Execute(AddNumbersSql), Is.EqualTo(3));
        Assert.That(Execute("UPDATE thing SET real = 0 WHERE number > 1"), Is.EqualTo(2));
        Assert.That(Execute("DELETE FROM thing WHERE number > 3"), Is.Zero);
    }

    [Test]
    public void Execute_runs_a_statement_that_returns_rows_to_its_end()
    {
        Assert.That(Execute(AddNumbersSql + " RETURNING id"), Is.EqualTo(3));
        Assert.That(Numbers(), Is.EqualTo([1, 2, 3]));
    }

    [Test]
    public void Query_reads_every_row_in_order()
    {
        Execute(AddNumbersSql);
        using var statement = Prepare("SELECT number, text FROM thing ORDER BY number DESC");

        Assert.That(
            statement.Query<Thing>(null).Select(thing => (thing.Number, thing.Text)),
            Is.EqualTo([(3L, (string?)null), (2L, "two"), (1L, "one")]));
    }

    [Test]
    public void Query_of_no_rows_is_empty()
    {
        using var statement = Prepare("SELECT number, text FROM thing");

        Assert.That(statement.Query<Thing>(null), Is.Empty);
    }

    [Test]
    public void Query_in_two_parts_gives_null_for_a_second_part_that_is_missing()
    {
        Execute(AddNumbersSql);
        using var statement = Prepare(
            """
            SELECT thing.number AS number, thing.text AS text, other.id AS Id, other.text AS Name
            FROM thing LEFT JOIN thing other ON other.number = thing.number + 1
            ORDER BY thing.number
            """);

        var rows = statement.Query<Thing, Named>(null, splitOn: "Id");

        Assert.That(
            rows.Select(row => (row.First.Number, row.Second?.Id, row.Second?.Name)),
            Is.EqualTo([(1L, (int?)2, "two"), (2L, 3, null), (3L, null, (string?)null)]));
        Assert.That(rows[2].Second, Is.Null);
    }

    [Test]
    public void Single_row_of_null_differs_from_no_row()
    {
        Execute(AddNumbersSql);
        using var statement = Prepare("SELECT text FROM thing WHERE number = @number");

        Assert.That(statement.QuerySingle<string>(new { number = 1 }), Is.EqualTo((true, "one")));
        Assert.That(statement.QuerySingle<string>(new { number = 3 }), Is.EqualTo((true, (string?)null)));
        Assert.That(statement.QuerySingle<string>(new { number = 4 }), Is.EqualTo((false, (string?)null)));
    }

    [Test]
    public void Second_row_is_refused_where_one_is_expected_and_the_statement_can_run_again()
    {
        Execute(AddNumbersSql);
        using var statement = Prepare("SELECT number FROM thing WHERE number <= @max");

        Assert.That(
            () => statement.QuerySingle<int>(new { max = 2 }),
            Throws.InvalidOperationException.With.Message.Contains("got more").And.Message.Contains("@max"));
        Assert.That(statement.QuerySingle<int>(new { max = 1 }), Is.EqualTo((true, 1)));
    }

    [Test]
    public void Single_row_of_a_statement_that_writes_is_written()
    {
        using var statement = Prepare("INSERT INTO thing (number) VALUES (@number) RETURNING id");

        Assert.That(statement.QuerySingle<int>(new { number = 7 }), Is.EqualTo((true, 1)));
        Assert.That(Numbers(), Is.EqualTo([7]));
    }

    [Test]
    public void Values_are_converted_to_the_requested_simple_type()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Value<int>("42"), Is.EqualTo(42));
            Assert.That(Value<long>("42"), Is.EqualTo(42L));
            Assert.That(Value<short>("42"), Is.EqualTo((short)42));
            Assert.That(Value<bool>("1"), Is.True);
            Assert.That(Value<bool>("0"), Is.False);
            Assert.That(Value<double>("1.5"), Is.EqualTo(1.5));
            Assert.That(Value<int?>("42"), Is.EqualTo(42));
            Assert.That(Value<int?>("NULL"), Is.Null);
            Assert.That(Value<string>("'text'"), Is.EqualTo("text"));
        }
    }

    [Test]
    public void Integer_that_does_not_fit_is_refused_and_not_cut() =>
        Assert.That(() => Value<int>("4294967297"), Throws.TypeOf<StoredRowInvalidException>());

    [Test]
    public void Null_is_refused_where_the_type_has_none() =>
        Assert.That(() => Value<int>("NULL"), Throws.TypeOf<StoredRowInvalidException>());

    [Test]
    public void One_statement_reads_rows_of_different_types()
    {
        using var statement = Prepare("SELECT 1 AS number, 'one' AS text");

        Assert.That(statement.QuerySingle<int>(null).Row, Is.EqualTo(1));
        Assert.That(statement.QuerySingle<Thing>(null).Row?.Text, Is.EqualTo("one"));
        Assert.That(statement.QuerySingle<long>(null).Row, Is.EqualTo(1L));
    }

    [Test]
    public void Statement_that_has_failed_can_run_again()
    {
        using var statement = Prepare("INSERT INTO thing (id) VALUES (@id)");
        statement.Execute(new { id = 1 });

        Assert.That(
            () => statement.Execute(new { id = 1 }), Throws.TypeOf<SqliteException>().With.Message.Contains("UNIQUE"));
        Assert.That(statement.Execute(new { id = 2 }), Is.EqualTo(1));
    }

    [Test]
    public void Row_that_cannot_be_read_ends_the_run()
    {
        using var statement = Prepare("SELECT number FROM thing");
        Execute("INSERT INTO thing (number) VALUES (4294967297)");

        Assert.That(() => statement.Query<int>(null), Throws.TypeOf<StoredRowInvalidException>());

        // SQLite refuses to change a table that a statement is still reading.
        Assert.That(() => Execute("DROP TABLE thing"), Throws.Nothing);
    }

    [TestCase("INSERT INTO thing (text) VALUES (@secret)")]
    [TestCase("INSERT INTO thing (id, text) VALUES (1, @secret), (1, @secret)")]
    [TestCase("SELECT @secret")]
    public void Arguments_are_cleared_after_a_run(string sql)
    {
        using var statement = Prepare(sql);
        try
        {
            statement.Execute(new { secret = "a password" });
        }
        catch (SqliteException)
        {
            // The second case fails on purpose.
        }

        Assert.That(BoundText(), Is.Null);
    }

    [Test]
    public void Arguments_are_cleared_when_a_later_one_cannot_be_bound()
    {
        using var statement = Prepare("INSERT INTO thing (text, number) VALUES (@secret, @unsupported)");

        Assert.That(
            () => statement.Execute(new { secret = "a password", unsupported = TimeSpan.Zero }),
            Throws.InvalidOperationException);
        Assert.That(BoundText(), Is.Null);
    }

    // Runs the only prepared statement once more, with whatever arguments it still has, and reads back the text.
    private string? BoundText()
    {
        var statement = raw.sqlite3_next_stmt(Connection.Handle, null);
        Execute("DELETE FROM thing");
        var resultCode = raw.sqlite3_step(statement);
        var text = resultCode == raw.SQLITE_ROW
            ? raw.sqlite3_column_text(statement, 0).utf8_to_string()
            : Texts().FirstOrDefault();
        _ = raw.sqlite3_reset(statement);
        return text;
    }

    private List<string?> Texts()
    {
        using var statement = Prepare("SELECT text FROM thing");
        return statement.Query<string?>(null);
    }

    private List<int> Numbers()
    {
        using var statement = Prepare("SELECT number FROM thing ORDER BY id");
        return statement.Query<int>(null);
    }

    private T? Value<T>(string expression)
    {
        using var statement = Prepare($"SELECT {expression}");
        return statement.QuerySingle<T>(null).Row;
    }

    private sealed class Thing
    {
        public required long Number { get; init; }

        public required string? Text { get; init; }
    }

    private sealed class Named
    {
        public required int Id { get; init; }

        public required string? Name { get; init; }
    }
}
