using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class ChangedRowTests : StorageFailureFixture
{
    private const string Hash = "xxx-no-hash-xxx";

    // With four billion iterations, which would keep a processor for minutes.
    private const string EndlessHash =
        "AQAAAAJ/////AAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==";

    [TestCase($"UPDATE associate SET password_hash = '{Hash}'", "associate", "password_hash", Hash)]
    [TestCase("UPDATE associate SET password_hash = 'AAAA'", "associate", "password_hash", "AAAA")]
    [TestCase($"UPDATE associate SET password_hash = '{EndlessHash}'", "associate", "password_hash", EndlessHash)]
    [TestCase("UPDATE associate SET role = 1234567890123", "associate", "role", "1234567890123")]
    [TestCase("UPDATE associate SET role = 76543", "associate", "role", "76543")]
    [TestCase("UPDATE associate SET rank = 7654321", "associate", "rank", "7654321")]
    [TestCase("UPDATE associate SET last_login = 9007199254740991", "associate", "last_login", "9007199254740991")]
    public async Task A_login_with_a_changed_row_names_the_row_and_not_the_value(
        string sql, string table, string column, string value)
    {
        await Server.ExecuteAsync(sql + " WHERE associate_id = 1");

        var login = await Server.PostAsync(
            "SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword));

        AssertFailure(login, table, column, 1, value);
    }

    [TestCase("port", "1234567890123")]
    [TestCase("port", "-1234567890123")]
    public async Task A_read_of_a_changed_row_names_the_row_and_not_the_value(string column, string value)
    {
        await AssertSavesAsync();
        await Server.ExecuteAsync($"UPDATE service_auth SET {column} = {value} WHERE service_auth_id = 2");

        var soap = await ReadBySoapAsync(2);
        var rest = await ReadByRestAsync(2);
        var other = await ReadBySoapAsync(1);

        AssertFailure(soap, "service_auth", column, 2, value);
        Assert.That(rest.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(other.Succeeded, Is.True);
    }

    [Test]
    public async Task A_ticket_with_a_changed_time_names_the_table_and_not_the_value()
    {
        await Server.ExecuteAsync("UPDATE ticket SET valid_to = 9007199254740991");
        Server.Time.Advance(TimeSpan.FromSeconds(5));

        var read = await ReadBySoapAsync(1);

        AssertFailure(read, "ticket", "valid_to", rowId: null, "9007199254740991");
    }

    private void AssertFailure(SoapHttpAnswer answer, string table, string column, int? rowId, string value)
    {
        Server.LogExpectations.ExpectError();
        Server.LogExpectations.AddSecret(value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.False);
            Assert.That(answer.Text, Does.Contain("rror id").And.Not.Contain(value));
            Assert.That(
                Server.Log.Errors,
                Has.Some.Contains($"In the table {table}, {(rowId is null ? "a row" : $"row {rowId}")} has a value")
                    .And.Contains($"in the column {column}"));
        }
    }
}
