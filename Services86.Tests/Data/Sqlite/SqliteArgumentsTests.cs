using NUnit.Framework.Constraints;

namespace Services86.Tests.Data.Sqlite;

internal sealed class SqliteArgumentsTests : SqliteStatementFixture
{
    private static readonly TestCaseData[] Values =
    [
        new TestCaseData(null, "NULL").SetArgDisplayNames("null"),
        new TestCaseData(42, "42").SetArgDisplayNames("int"),
        new TestCaseData(long.MinValue, "-9223372036854775808").SetArgDisplayNames("long"),
        new TestCaseData((short)-7, "-7").SetArgDisplayNames("short"),
        new TestCaseData(true, "1").SetArgDisplayNames("true"),
        new TestCaseData(false, "0").SetArgDisplayNames("false"),
        new TestCaseData(DayOfWeek.Tuesday, "2").SetArgDisplayNames("enum"),
        new TestCaseData("it's æ€😀", "'it''s æ€😀'").SetArgDisplayNames("text"),
        new TestCaseData("", "''").SetArgDisplayNames("empty text"),
        new TestCaseData(new byte[] { 0, 255 }, "X'00FF'").SetArgDisplayNames("bytes"),
        new TestCaseData(Array.Empty<byte>(), "X''").SetArgDisplayNames("no bytes"),
    ];

    [TestCaseSource(nameof(Values))]
    public void Value_is_bound_as_the_type_that_SQLite_stores(object? value, string expected) =>
        Assert.That(Quote("SELECT quote(@value)", new { value }), Is.EqualTo(expected));

    [Test]
    public void Text_with_a_zero_character_is_bound_whole() =>
        Assert.That(
            Quote("SELECT hex(CAST(@value AS BLOB))", new { value = "a\0b" }), Is.EqualTo("610062"));

    [Test]
    public void Value_of_another_type_is_refused() =>
        Assert.That(
            () => Quote("SELECT quote(@value)", new { value = 1.5m }),
            Throws.InvalidOperationException
                .With.Message.Contains("System.Decimal").And.Message.Contains("quote(@value)"));

    [Test]
    public void Statement_without_parameters_needs_no_arguments() =>
        Assert.That(Quote("SELECT quote(1)", null), Is.EqualTo("1"));

    [Test]
    public void Arguments_may_have_more_properties_than_the_statement_has_parameters() =>
        Assert.That(Quote("SELECT quote(@b)", new { a = 1, b = 2, c = 3 }), Is.EqualTo("2"));

    [Test]
    public void Parameter_that_is_named_twice_takes_one_argument() =>
        Assert.That(Quote("SELECT quote(@a) || quote(@a)", new { a = 1 }), Is.EqualTo("11"));

    [Test]
    public void Missing_argument_is_refused_and_not_taken_for_null()
    {
        Assert.That(() => Quote("SELECT quote(@a)", null), Missing());
        Assert.That(() => Quote("SELECT quote(@a)", new { A = 1 }), Missing(), "names differ by case");
        Assert.That(() => Quote("SELECT quote(@a) || quote(@b)", new { a = 1, c = 2 }), Missing());
    }

    [Test]
    public void Two_arguments_of_a_name_are_refused()
    {
        Assert.That(() => Quote("SELECT quote(@Value)", new Derived()), Missing());
        Assert.That(
            () => Quote("SELECT quote(@Value) || quote(@Other)", new Derived()), Missing(),
            "as many arguments as parameters, and one of them missing");
    }

    [Test]
    public void Arguments_of_one_statement_may_be_of_different_types()
    {
        using var statement = Prepare("SELECT quote(@a)");

        Assert.That(statement.QuerySingle<string>(new { a = 1 }).Row, Is.EqualTo("1"));
        Assert.That(statement.QuerySingle<string>(new { a = "one" }).Row, Is.EqualTo("'one'"));
        Assert.That(statement.QuerySingle<string>(new { b = 0, a = 2 }).Row, Is.EqualTo("2"));
        Assert.That(() => statement.QuerySingle<string>(null), Missing());
        Assert.That(statement.QuerySingle<string>(new { a = 3 }).Row, Is.EqualTo("3"));
    }

    private static ContainsConstraint Missing() =>
        Throws.InvalidOperationException.With.Message.Contains("argument is missing").And.Message.Contains("SELECT");

    private string? Quote(string sql, object? arguments)
    {
        using var statement = Prepare(sql);
        return statement.QuerySingle<string>(arguments).Row;
    }

    private class Base
    {
        public int Value { get; } = 1;
    }

    private sealed class Derived : Base
    {
        public new string Value { get; } = "one";
    }
}
