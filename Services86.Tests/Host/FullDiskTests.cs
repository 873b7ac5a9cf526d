using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class FullDiskTests : StorageFailureFixture
{
    private SmallDisk _disk = null!;

    [Test]
    public async Task A_save_fails_with_an_error_id_while_the_disk_is_full_and_succeeds_once_there_is_space()
    {
        await AssertSavesAsync();
        _disk.Fill();

        var (soap, rest) = await SaveUntilBothFailAsync();
        Server.Time.Advance(TimeSpan.FromMinutes(2));
        var read = await ReadBySoapAsync(1);
        var readByRest = await ReadByRestAsync(1);
        Server.LogExpectations.ExpectError();
        var errors = Server.Log.Errors.ToList();
        _disk.Free();
        await AssertSavesAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(soap.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoDbAccessException"));
            Assert.That(soap.Value("FriendlyText"), Does.Contain("error id"));
            Assert.That(rest.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(rest.Message, Does.Contain("Error id"));
            Assert.That(errors, Has.Some.Contains("database or disk is full").And.Contains("error id"));
            Assert.That(read.Succeeded, Is.True, "although the ticket cannot be extended");
            Assert.That(readByRest.Status, Is.EqualTo(HttpStatusCode.OK));
        }

        await AssertNothingIsLostAsync();
    }

    protected override async Task PrepareAsync()
    {
        _disk = await SmallDisk.MountAsync(DataPath);
        await StartAsync();
    }

    protected override void CleanUp() => _disk?.Dispose();

    // The log may have some space left that it has used before.
    private async Task<(SoapHttpAnswer Soap, RestHttpAnswer ByRest)> SaveUntilBothFailAsync()
    {
        for (var i = 0; i < 2_000; i++)
        {
            var soap = await SaveBySoapAsync();
            var rest = await SaveByRestAsync();
            if (!soap.Succeeded && rest.Status != HttpStatusCode.OK)
            {
                return (soap, rest);
            }
        }

        throw new AssertionException("The disk is not full.");
    }
}
