using Services86.Data.PostgreSql;

namespace Services86.Tests.Data.PostgreSql;

internal sealed class PostgreSqlStatementTests
{
    [Test]
    public void An_insert_of_one_row_can_insert_many() => Assert.That(
        RowsSqlOf("INSERT INTO ticket (ticket_hash, associate_id)\nVALUES (@hash, @id)"),
        Is.EqualTo("INSERT INTO ticket (ticket_hash, associate_id) SELECT * FROM unnest($1, $2)"));

    [TestCase("INSERT INTO ticket (ticket_hash, associate_id) VALUES (@hash, @id) RETURNING associate_id")]
    [TestCase("INSERT INTO ticket (ticket_hash, associate_id) VALUES (@hash, @id) ON CONFLICT DO NOTHING")]
    [TestCase("INSERT INTO ticket (ticket_hash, associate_id) VALUES (@hash, 1)")]
    [TestCase("INSERT INTO ticket (ticket_hash, associate_id) VALUES (@id, @id)")]
    [TestCase("INSERT INTO ticket (ticket_hash, associate_id) SELECT @hash, @id")]
    [TestCase("UPDATE ticket SET associate_id = @id WHERE ticket_hash = @hash")]
    public void Any_other_statement_is_sent_as_it_is(string sql) => Assert.That(RowsSqlOf(sql), Is.Null);

    private static string? RowsSqlOf(string sql) =>
        new PostgreSqlStatement(sql, new { hash = Array.Empty<byte>(), id = 1 }.GetType()).RowsSql;
}
