using Services86.Data.Secrets;
using Services86.Host.Commands.Printing;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

internal sealed class KeysCommandTests : HostProcessFixture
{
    [Test]
    public async Task The_list_has_each_key_with_its_secrets()
    {
        await RunAsync("user", "add", "anna");
        await RunAsync("keys", "rotate");

        var result = await RunAsync("keys", "list");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(
            result.Output.Trim().Split('\n').Select(WithoutTime),
            Is.EqualTo((string[])["1\tTIME\t0\tolder", "2\tTIME\t0\tnewest"]));
    }

    [Test]
    public async Task A_resumed_rotation_adds_no_key()
    {
        await RunAsync("user", "add", "anna");

        var result = await RunAsync("keys", "rotate", "--resume");

        Assert.That(result.Output, Does.StartWith("Encrypted 0 secrets with the data key 1."));
    }

    [Test]
    public async Task A_server_loads_the_new_key_while_the_rotation_waits_for_it()
    {
        var server = StartServer(AnyPort);
        await server.WaitForAddressAsync();

        var result = await RunAsync("keys", "rotate");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(server.Output, Does.Contain("The data keys are now 1, 2"));
    }

    [TestCase("1", "The data key 1 is the newest, which encrypts new secrets: run 'keys rotate' first.")]
    [TestCase("7", "There is no data key 7: 'keys list' shows those that there are.")]
    [TestCase("first", "'first' is no id of a data key: 'keys list' shows those that there are.")]
    public async Task A_key_that_cannot_be_retired_is_refused(string id, string message)
    {
        await RunAsync("user", "add", "anna");

        var result = await RunAsync("keys", "retire", id);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith(message));
    }

    [Test]
    public void The_progress_is_printed_every_two_seconds_with_the_remaining_time()
    {
        var time = new ManualTimeProvider(DateTimeOffset.UnixEpoch);
        using var output = new StringWriter();
        var progress = new RotationProgress(output, time);

        foreach (var done in new[] { 100, 200, 300, 400 })
        {
            time.Advance(TimeSpan.FromSeconds(1));
            progress.Report(new KeyRotationProgress(done, 1_000));
        }

        Assert.That(
            output.ToString().ReplaceLineEndings("\n"),
            Is.EqualTo(
                "200 of 1000 secrets, 20 %, about 8 s left\n400 of 1000 secrets, 40 %, about 6 s left\n"));
    }

    private static string WithoutTime(string line)
    {
        var parts = line.TrimEnd('\r').Split('\t');
        Assert.That(parts[1], Does.Match("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"));
        parts[1] = "TIME";
        return string.Join('\t', parts);
    }
}
