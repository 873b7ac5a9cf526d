using System.Net;
using Microsoft.Data.Sqlite;

namespace Services86.Tests.Host;

internal sealed class LockedDatabaseTests : StorageFailureFixture
{
    private const string Busy = "The server is busy, and nothing was saved: try again in a moment.";

    [Test]
    public async Task A_save_is_refused_as_busy_while_another_process_has_locked_the_database()
    {
        await AssertSavesAsync();
        var before = await Server.CountServiceAuthsAsync();
        await using (await LockAsync())
        {
            var soap = await SaveBySoapAsync();
            var rest = await SaveByRestAsync();
            Server.Time.Advance(TimeSpan.FromMinutes(2));
            var read = await ReadBySoapAsync(1);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(soap.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoDbAccessException"));
                Assert.That(soap.Value("FriendlyText"), Is.EqualTo(Busy));
                Assert.That(rest.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
                Assert.That(rest.Headers["Retry-After"], Is.EqualTo("1"));
                Assert.That(read.Succeeded, Is.True);
                Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
            }
        }

        await AssertSavesAsync();
        Assert.That(Server.Log.Errors, Is.Empty);
        await AssertNothingIsLostAsync();
    }

    [Test]
    public async Task A_login_is_refused_as_busy_too()
    {
        await using (await LockAsync())
        {
            var login = await Server.PostAsync(
                "SoPrincipal",
                Support.SoapText.LogIn("admin", Support.Services86Server.AdminPassword));

            Assert.That(login.Value("FriendlyText"), Is.EqualTo(Busy));
        }
    }

    private async Task<SqliteConnection> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        await connection.OpenAsync();
        connection.BeginTransaction();
        return connection;
    }
}
