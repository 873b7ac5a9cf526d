using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The settings and secrets of compose.yaml, with the image and a PostgreSQL of the tests.</summary>
[Platform("Linux")]
internal sealed class ComposeTests
{
    private const string ToJson =
        "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)";

    private JsonElement _compose;

    private JsonElement Service => _compose.GetProperty("services").GetProperty("services86");

    [OneTimeSetUp]
    public async Task ReadCompose()
    {
        // Of Debian, which has the package.
        var result = await ExternalProgram.RunAsync(
            "/", "/usr/bin/python3", "-c", ToJson, Repository.Path("compose.yaml"));
        Requirement.Check(
            result is { ExitCode: 0 } && Environment.IsPrivilegedProcess,
            "The compose tests run as root, and need the Debian package python3-yaml.");
        _compose = JsonDocument.Parse(result!.Output).RootElement;
    }

    [Test]
    public void The_container_cannot_write_to_its_image_and_has_no_privileges()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Service.GetProperty("read_only").GetBoolean(), Is.True);
            Assert.That(Texts("tmpfs"), Is.EqualTo((string[])["/tmp"]));
            Assert.That(Texts("cap_drop"), Is.EqualTo((string[])["ALL"]));
            Assert.That(Texts("security_opt"), Is.EqualTo((string[])["no-new-privileges:true"]));
            Assert.That(Texts("volumes"), Is.EqualTo((string[])["data:" + DockerfileText.Read().Single("VOLUME")]));
            Assert.That(
                Texts("ports"), Is.EqualTo((string[])[$"127.0.0.1:5086:{DockerfileText.Read().Single("EXPOSE")}"]));
        }
    }

    [Test]
    public async Task The_host_serves_with_the_documented_secrets_and_keeps_nothing_but_the_database()
    {
        await using var database = await PostgreSqlDatabase.CreateAsync();
        using var image = await ContainerImage.BuildAsync();
        using var directory = new TemporaryDirectory();
        var secrets = await ExternalProgram.RunAsync(
            directory.FullName, "sh", "-ec", OperationsGuide.Commands("As a container")[2]);
        Assert.That(secrets?.ExitCode, Is.Zero, secrets?.Error);
        var written = File.ReadAllText(directory.Combine("secrets/connection-string"));
        File.WriteAllText(directory.Combine("secrets/connection-string"), database.ConnectionString + "\n");
        await HandOverAsync(directory, image);
        var port = Ports.Free();

        using var server = image.Start(
            "ENTRYPOINT", port, [.. Variables(), new("Services86__Bootstrap__Password", DeployedClient.Password)]);
        await server.WaitForStartAsync();
        using var client = new DeployedClient(new Uri($"http://127.0.0.1:{port}/"));
        var id = await client.SaveAsync(await client.LogInAsync(), "stored");
        server.Terminate();
        var end = await server.WaitForExitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                written, Does.Match("^Host=postgres;Database=services86;Username=services86;Password=[0-9a-f]{48}\n$"));
            Assert.That(id, Is.Positive);
            Assert.That(end.ExitCode, Is.Zero, end.Error);
            Assert.That(Directory.GetFileSystemEntries(image.Data), Is.Empty);
            Assert.That(Directory.GetFileSystemEntries(image.Temporary), Is.Empty);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Variables() =>
        Service.GetProperty("environment").EnumerateObject()
            .Select(variable => KeyValuePair.Create(variable.Name, variable.Value.GetString()!));

    // As Compose does: files are mounted with their owner and mode.
    private async Task HandOverAsync(TemporaryDirectory directory, ContainerImage image)
    {
        foreach (var secret in Service.GetProperty("secrets").EnumerateArray())
        {
            var source = _compose.GetProperty("secrets").GetProperty(secret.GetProperty("source").GetString()!);
            var target = Path.Combine(image.Secrets, secret.GetProperty("target").GetString()!);
            await ExternalProgram.RunAsync(
                "/", "cp", "-p", directory.Combine(source.GetProperty("file").GetString()!), target);
        }
    }

    private IEnumerable<string?> Texts(string name) =>
        Service.GetProperty(name).EnumerateArray().Select(text => text.GetString());
}
