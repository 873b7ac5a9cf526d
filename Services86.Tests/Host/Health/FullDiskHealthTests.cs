using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Health;

internal sealed class FullDiskHealthTests : StorageFailureFixture
{
    private SmallDisk _disk = null!;

    [Test]
    public async Task A_server_whose_disk_is_full_is_not_ready_until_there_is_space()
    {
        var before = await HealthRequests.GetReadyAsync(Server);
        _disk.Fill();

        var full = await HealthRequests.GetReadyAsync(Server);
        await SaveUntilOneFailsAsync();
        var failing = await HealthRequests.GetReadyAsync(Server);
        Server.LogExpectations.ExpectError();
        _disk.Free();
        var after = await HealthRequests.GetReadyAsync(Server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.Status, Is.EqualTo(HttpStatusCode.OK), "4 MiB are little, and enough");
            Assert.That(before.Checks["disk"], Does.StartWith("Degraded"));
            Assert.That(full.Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(full.Checks["disk"], Does.StartWith("Unhealthy").And.Contain("is full"));
            Assert.That(failing.Checks["database"], Does.StartWith("Unhealthy"), "a commit has failed");
            Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK), after.Text);
        }
    }

    protected override async Task PrepareAsync()
    {
        _disk = await SmallDisk.MountAsync(DataPath);
        await StartAsync();
    }

    protected override void CleanUp() => _disk?.Dispose();

    private async Task SaveUntilOneFailsAsync()
    {
        for (var i = 0; i < 4_000; i++)
        {
            if (!(await SaveBySoapAsync()).Succeeded)
            {
                return;
            }
        }

        throw new AssertionException("The disk is not full.");
    }
}
