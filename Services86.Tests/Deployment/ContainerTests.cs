using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The image that the Dockerfile describes: its file system is put together and run.</summary>
[Platform("Linux")]
internal sealed class ContainerTests
{
    private static readonly KeyValuePair<string, string>[] Administrator =
        [new("Services86__Bootstrap__Password", DeployedClient.Password)];

    private ContainerImage _image = null!;

    [OneTimeSetUp]
    public async Task BuildImage()
    {
        Requirement.Check(
            Environment.IsPrivilegedProcess && File.Exists("/usr/bin/dpkg-query") && File.Exists("/usr/bin/unshare"),
            $"The container tests run as root, and need the Debian packages {BaseImage.Packages}.");
        _image = await ContainerImage.BuildAsync();
    }

    [OneTimeTearDown]
    public void DeleteImage() => _image?.Dispose();

    [Test]
    public void The_image_begins_with_the_one_whose_libraries_the_tests_use() =>
        Assert.That(DockerfileText.Read().Single("FROM"), Is.EqualTo(BaseImage.Name));

    [Test]
    public async Task The_image_serves_without_root_on_a_file_system_that_cannot_be_written()
    {
        var port = Ports.Free();
        using var client = new DeployedClient(new Uri($"http://127.0.0.1:{port}/"));
        var first = await ServeAsync(port, async () => await client.SaveAsync(await client.LogInAsync(), "first"));
        var second = await ServeAsync(port, async () =>
        {
            var ticket = await client.LogInAsync();
            return (await client.ReadAsync(ticket, first), await client.ConvertDateAsync("2018-12-24T12:34:45"));
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second, Is.EqualTo(("first", "2018-12-24T06:34:45")), "after a restart");
            Assert.That(Directory.GetFileSystemEntries(_image.Temporary), Is.Empty, "/tmp");
            Assert.That(Directory.GetFiles(_image.Data).Select(Path.GetFileName), Does.Contain("services86.db"));
        }
    }

    [Test]
    public async Task The_health_check_succeeds_while_the_server_runs_and_fails_otherwise()
    {
        var port = Ports.Free();
        using var before = _image.Start("HEALTHCHECK", port, []);
        var beforeStart = await before.WaitForExitAsync();
        var running = await ServeAsync(port, async () =>
        {
            using var check = _image.Start("HEALTHCHECK", port, []);
            return await check.WaitForExitAsync();
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(beforeStart.ExitCode, Is.EqualTo(1), beforeStart.Error);
            Assert.That(running.ExitCode, Is.Zero, running.Output + running.Error);
        }
    }

    // Starts a container, and stops it as Docker does.
    private async Task<T> ServeAsync<T>(int port, Func<Task<T>> use)
    {
        using var server = _image.Start("ENTRYPOINT", port, Administrator);
        await server.WaitForStartAsync();
        var result = await use();
        server.Terminate();
        var end = await server.WaitForExitAsync();
        Assert.That(end.ExitCode, Is.Zero, end.Error);
        Assert.That(end.Error, Is.Empty);
        Assert.That(end.Output, Does.Not.Contain("warn:").And.Not.Contain("fail:"));
        return result;
    }
}
