using System.Diagnostics;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The single file of docs/OPERATIONS.md, which needs no .NET on the machine.</summary>
[Platform("Linux")]
internal sealed class SingleFileTests
{
    [Test]
    public async Task Nothing_is_published_beside_the_file()
    {
        var directory = await PublishedProgram.DirectoryAsync();

        Assert.That(
            Directory.EnumerateFileSystemEntries(directory).Select(Path.GetFileName),
            Is.EqualTo((string[])[PublishedProgram.FileName]));
        Assert.That(
            OperationsGuide.Commands("As a single file")[0].Split('\n'),
            Does.Contain(PublishedProgram.DocumentedCommand));
    }

    [Test]
    public async Task Publishing_changes_no_lock_file()
    {
        await PublishedProgram.DirectoryAsync();

        var locks = BuildContext.Files().Where(file => file.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .ToArray();
        Assert.That(locks, Has.Length.EqualTo(8));
        Assert.That(
            locks.Where(file => File.ReadAllText(Path.Combine(BuildContext.Directory, file))
                != File.ReadAllText(Repository.Path(file))),
            Is.Empty);
    }

    [Test]
    public async Task The_file_serves_alone_without_NET_on_the_machine()
    {
        using var directory = new TemporaryDirectory();
        using var server = await StartAsync(directory, "--Services86:Bootstrap:Password=Pa55-of-admin");

        using var client = new DeployedClient(await server.WaitForStartAsync());
        var ticket = await client.LogInAsync();
        server.Terminate();
        var result = await server.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ticket, Is.Not.Null);
            Assert.That(result.ExitCode, Is.Zero, result.Error);
            Assert.That(File.Exists(directory.Combine("services86.db")), Is.True);
        }
    }

    // Images without ICU set the variable. Names would be compared by other keys than those that are stored.
    [Test]
    public async Task A_start_with_invariant_globalization_is_refused()
    {
        using var directory = new TemporaryDirectory();
        using var server = await StartAsync(directory, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1");

        var result = await server.WaitForExitAsync();

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: expected 0 or nothing"));
    }

    // When the port is open, the first administrator is still created.
    [Test]
    public async Task A_server_that_is_stopped_while_it_starts_ends_without_an_error()
    {
        using var directory = new TemporaryDirectory();
        var port = Ports.Free();
        using var server = await StartAsync(directory, $"--urls=http://127.0.0.1:{port}");

        await Ports.WaitAsync(port);
        server.Terminate();
        var result = await server.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Error, Is.Empty);
            Assert.That(result.ExitCode, Is.Zero);
        }
    }

    // Without the environment of the tests, in which dotnet is found. An argument with an equals sign and no dash is an
    // environment variable.
    private static async Task<HostProcess> StartAsync(TemporaryDirectory directory, params string[] args)
    {
        var program = directory.Combine(PublishedProgram.FileName);
        File.Copy(await PublishedProgram.PathAsync(), program);
        var variables = args.TakeWhile(arg => arg[0] != '-').ToArray();
        return HostProcess.Start(new ProcessStartInfo(
            "env",
            [
                "-i",
                $"HOME={directory.FullName}",
                .. variables,
                program,
                "--urls=http://127.0.0.1:0",
                .. args[variables.Length..],
            ])
        {
            WorkingDirectory = directory.FullName,
        });
    }
}
