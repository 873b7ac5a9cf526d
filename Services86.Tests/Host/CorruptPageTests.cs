using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Services86.Tests.Host;

internal sealed class CorruptPageTests : StorageFailureFixture
{
    private const int PageSize = 4096;

    [Test]
    public async Task A_corrupt_page_is_a_failure_of_what_it_contains_until_it_is_mended()
    {
        for (var i = 0; i < 100; i++)
        {
            await AssertSavesAsync();
        }

        // The last page with logins has those with the greatest ids. The log is empty once the server has stopped.
        await Server.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(DatabasePath);
        var page = bytes.AsSpan().LastIndexOf("rest.example.com"u8) / PageSize;
        await OverwriteAsync(page, new byte[PageSize]);
        await StartAsync();

        var soap = await ReadBySoapAsync(200);
        var rest = await ReadByRestAsync(200);
        Server.LogExpectations.ExpectError();
        var errors = Server.Log.Errors.ToList();
        var other = await ReadBySoapAsync(1);
        await OverwriteAsync(page, bytes.AsSpan(page * PageSize, PageSize).ToArray());
        var mended = await ReadBySoapAsync(200);
        var mendedByRest = await ReadByRestAsync(200);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(soap.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoDbAccessException"));
            Assert.That(soap.Value("FriendlyText"), Does.Contain("error id"));
            Assert.That(rest.Status, Is.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(errors, Has.Exactly(2).Contains("malformed"));
            Assert.That(other.Value("Password"), Is.EqualTo("Pa55-of-service"));
            Assert.That(mended.Value("Password"), Is.EqualTo("Pa55-of-service"));
            Assert.That(mendedByRest.Status, Is.EqualTo(HttpStatusCode.OK));
        }

        await AssertSavesAsync();
        await AssertNothingIsLostAsync();
    }

    // By another process: this one would lose its locks on a file that it closes.
    private async Task OverwriteAsync(int page, byte[] content)
    {
        var source = Path.Combine(DataPath, "page");
        await File.WriteAllBytesAsync(source, content);
        using var dd = Process.Start("dd",
        [
            $"if={source}", $"of={DatabasePath}", $"bs={PageSize.ToString(CultureInfo.InvariantCulture)}",
            $"seek={page.ToString(CultureInfo.InvariantCulture)}", "conv=notrunc", "status=none",
        ]);
        await dd.WaitForExitAsync();
    }
}
