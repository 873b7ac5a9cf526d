using System.Diagnostics;
using System.Net;

namespace Services86.Tests.Host;

internal sealed class ReplacedFileTests : StorageFailureFixture
{
    [Test]
    public async Task Nothing_is_lost_and_no_save_fails_when_the_log_is_deleted()
    {
        for (var i = 0; i < 3; i++)
        {
            await AssertSavesAsync();
            File.Delete(DatabasePath + "-wal");
            await AssertSavesAsync();
            Assert.That((await ReadBySoapAsync(1)).Value("Server"), Is.EqualTo("soap.example.com"));
        }

        Assert.That(Server.Log.Warnings, Has.Exactly(3).Contains("LogRecovered"));
        await AssertNothingIsLostAsync();
    }

    [Test]
    public async Task No_save_is_acknowledged_after_another_file_has_taken_the_place_of_the_database()
    {
        await AssertSavesAsync();
        using (var copying = Process.Start(
            "sh", ["-c", $"cp '{DatabasePath}' '{DatabasePath}.new' && mv '{DatabasePath}.new' '{DatabasePath}'"]))
        {
            await copying.WaitForExitAsync();
        }

        var soap = await SaveBySoapAsync();
        var rest = await SaveByRestAsync();
        var login = await Server.PostAsync(
            "SoPrincipal", Support.SoapText.LogIn("admin", Support.Services86Server.AdminPassword));
        var read = await ReadBySoapAsync(1);
        Server.LogExpectations.ExpectError();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(soap.Succeeded, Is.False);
            Assert.That(soap.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoDbAccessException"));
            Assert.That(rest.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(login.Succeeded, Is.False);
            Assert.That(read.Succeeded, Is.True, "of the old file");
            Assert.That(soap.Text + rest.Text, Does.Not.Contain(DataPath), "no path for clients");
            Assert.That(Server.Log.Errors, Has.Exactly(3).Contains("was deleted or replaced"));
            Assert.That(Server.Log.Errors, Has.Exactly(1).Contains("FilesLost"));
        }
    }
}
