using Services86.Tests.Support;

namespace Services86.Tests.Host.TestMode;

/// <summary><c>serve --test</c>, as a tester starts it.</summary>
internal sealed class ServeTestTests : HostProcessFixture
{
    [TestCase("serve", "--test")]
    [TestCase("--test")]
    public async Task The_server_announces_test_mode_and_deletes_its_database_at_the_end(params string[] command)
    {
        var temporary = WorkingDirectory.Combine("tmp");
        Directory.CreateDirectory(temporary);
        var server = HostProcess.Start(new System.Diagnostics.ProcessStartInfo(
            "dotnet", [HostProcess.ProgramPath, .. command, "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = WorkingDirectory.FullName,
            Environment = { ["TMPDIR"] = temporary },
        });
        using (server)
        {
            var address = await server.WaitForStartAsync();
            using var http = new HttpClient { BaseAddress = address };
            using var reset = await http.PostAsync(new Uri("/admin/test/reset", UriKind.Relative), content: null);
            var databases = Directory.GetFiles(temporary, "services86.db", SearchOption.AllDirectories);

            server.Terminate();
            var end = await server.WaitForExitAsync();

            using (Assert.EnterMultipleScope())
            {
                Assert.That((int)reset.StatusCode, Is.EqualTo(204));
                Assert.That(end.ExitCode, Is.Zero);
                Assert.That(end.Output, Does.Contain("TEST MODE").And.Contain("the password Test-mode-86"));
                Assert.That(databases, Has.Length.EqualTo(1));
                Assert.That(Directory.GetDirectories(temporary, "services86-test-*"), Is.Empty);
            }
        }
    }

    [Test]
    public async Task Test_mode_is_refused_together_with_Online()
    {
        var refused = await RunAsync("serve", "--test", "--Services86:Installation=Online");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Error, Does.Contain("Services86:Installation is Online, and test mode"));
        }
    }
}
