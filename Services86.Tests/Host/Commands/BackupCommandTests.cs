using Services86.Tests.Support;

namespace Services86.Tests.Host.Commands;

/// <summary>Backs up a running server, and restores it, as an administrator does.</summary>
internal sealed class BackupCommandTests : HostProcessFixture
{
    private const int Saves = 300;

    private const string AdminPassword = $"--Services86:Bootstrap:Password={Services86Server.AdminPassword}";

    private string DatabasePath => WorkingDirectory.Combine("services86.db");

    private string KeysDirectory => WorkingDirectory.Combine("services86-keys");

    [Test]
    public async Task A_backup_of_a_running_server_has_every_acknowledged_save()
    {
        var server = StartServer(AnyPort, AdminPassword);
        var ids = await SaveAsync(await server.WaitForAddressAsync(), Saves);

        var backup = await RunAsync("backup", "saved");
        await server.KillAsync();
        Lose();
        var restore = await RunAsync("restore", "saved");
        var check = await RunAsync("check");
        var restored = StartServer(AnyPort, AdminPassword);
        var passwords = await ReadAsync(await restored.WaitForAddressAsync(), ids);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(backup, Has.Property("ExitCode").Zero.And.Property("Error").Empty);
            Assert.That(restore, Has.Property("ExitCode").Zero.And.Property("Error").Empty);
            Assert.That(
                check,
                Is.EqualTo(new ProgramResult(0, $"The check found no problems; {Saves} secrets open.", "")));
            Assert.That(passwords, Is.EqualTo(Enumerable.Range(0, Saves).Select(n => $"password {n}")));
            Assert.That(restored.Output, Does.Not.Contain("first administrator"));
        }
    }

    [Test]
    public async Task A_restore_is_refused_while_a_server_runs_also_if_its_files_were_deleted()
    {
        var server = StartServer(AnyPort);
        await server.WaitForAddressAsync();
        await RunAsync("backup", "saved");
        Lose();

        // Once a second the server looks for its files.
        AllowError("SqliteStorage[4000]");

        var refused = await RunAsync("restore", "saved");
        server.Terminate();
        await server.WaitForExitAsync();
        var restored = await RunAsync("restore", "saved");

        using (Assert.EnterMultipleScope())
        {
            AssertRefused(refused, "Stop it first.");
            Assert.That(restored.ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task A_copy_of_the_database_file_and_the_keys_does_not_start_as_a_new_server()
    {
        var server = StartServer(AnyPort, AdminPassword);
        await SaveAsync(await server.WaitForAddressAsync(), saves: 3);
        using var elsewhere = new TemporaryDirectory();
        File.Copy(DatabasePath, elsewhere.Combine("services86.db"));
        Directory.CreateDirectory(elsewhere.Combine("services86-keys"));
        foreach (var key in Directory.GetFiles(KeysDirectory))
        {
            File.Copy(key, Path.Combine(elsewhere.Combine("services86-keys"), Path.GetFileName(key)));
        }

        var serve = await HostProcess.RunAsync(elsewhere, input: null, AnyPort);
        var userAdd = await HostProcess.RunAsync(elsewhere, input: null, "user", "add", "bert");
        var created = await HostProcess.RunAsync(
            elsewhere, input: null, "user", "add", "bert", "--Services86:Database:CreateNew=true");

        using (Assert.EnterMultipleScope())
        {
            AssertRefused(serve, "is empty, but the keys");
            AssertRefused(userAdd, "is empty, but the keys");
            Assert.That(created.ExitCode, Is.Zero);
        }
    }

    [Test]
    public async Task A_backup_is_refused_with_one_line([Values("missing", "existing")] string kind)
    {
        if (kind == "existing")
        {
            await RunAsync("user", "add", "bert");
            await RunAsync("backup", "saved");
        }

        var refused = await RunAsync("backup", "saved");

        AssertRefused(refused, kind == "existing" ? "has a backup already" : "does not exist");
    }

    [TestCase("backup")]
    [TestCase("restore")]
    [TestCase("keys")]
    public async Task A_command_without_its_second_word_is_wrong_usage(string command)
    {
        var result = await RunAsync(command);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(command == "keys" ? "keys rotate" : $"{command} DIRECTORY"));
    }

    [Test]
    public async Task Rotated_keys_are_used_by_a_running_server_and_by_older_backups()
    {
        var server = StartServer(AnyPort, AdminPassword);
        var address = await server.WaitForAddressAsync();
        var ids = await SaveAsync(address, saves: 5);
        await RunAsync("backup", "before");

        var rotate = await RunAsync("keys", "rotate");
        var passwords = await ReadAsync(address, ids);
        var later = await SaveAsync(address, saves: 5);
        var check = await RunAsync("check");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                rotate,
                Is.EqualTo(new ProgramResult(
                    0,
                    "Adding a data key, which servers use after ten seconds.\n"
                    + "Encrypted 5 secrets with the data key 2. Make a new backup.",
                    "")));
            Assert.That(passwords, Is.EqualTo(Enumerable.Range(0, 5).Select(n => $"password {n}")));
            Assert.That(check.Output, Is.EqualTo("The check found no problems; 10 secrets open."));
            Assert.That(later, Has.Count.EqualTo(5));
        }

        server.Terminate();
        await server.WaitForExitAsync();
        Lose();
        Assert.That((await RunAsync("restore", "before")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("check")).Output, Is.EqualTo("The check found no problems; 5 secrets open."));
    }

    [Test]
    public async Task A_damaged_page_is_found_while_the_server_runs()
    {
        var server = StartServer(AnyPort, AdminPassword);
        await SaveAsync(await server.WaitForAddressAsync(), saves: 200);
        server.Terminate();
        await server.WaitForExitAsync();
        DatabaseDamage.OverwritePageOf(DatabasePath, "service_auth");
        var damaged = StartServer(AnyPort, AdminPassword);
        await damaged.WaitForAddressAsync();

        var check = await RunAsync("check");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.ExitCode, Is.EqualTo(1));
            Assert.That(check.Output.Split('\n'), Has.Some.StartsWith("service_auth: "));
            Assert.That(check.Output, Does.Not.Contain("password").And.Not.Contain("user-"));
            Assert.That(check.Error, Does.Match(@"^The check found \d+ problems; \d+ secrets open\.\n$"));
        }
    }

    private static void AssertRefused(ProgramResult result, string message)
    {
        Assert.That(result.ExitCode, Is.EqualTo(1), result.Error);
        Assert.That(result.Error.Trim(), Does.Contain(message).And.Not.Contain("\n"));
    }

    private static async Task<List<int>> SaveAsync(Uri address, int saves)
    {
        using var client = new HttpClient { BaseAddress = address };
        var ticket = await LogInAsync(client);
        var ids = new List<int>();
        for (var n = 0; n < saves; n++)
        {
            var answer = await PostAsync(client, "User", SoapText.SaveServiceAuth(
                ticket,
                SoapText.Element("Password", $"password {n}"),
                SoapText.Element("Server", new string('s', 200))));
            ids.Add(answer.Number("ServiceAuthId"));
        }

        return ids;
    }

    private static async Task<List<string?>> ReadAsync(Uri address, List<int> ids)
    {
        using var client = new HttpClient { BaseAddress = address };
        var ticket = await LogInAsync(client);
        var passwords = new List<string?>();
        foreach (var id in ids)
        {
            passwords.Add((await PostAsync(client, "User", SoapText.GetServiceAuth(ticket, id))).Value("Password"));
        }

        return passwords;
    }

    private static async Task<string?> LogInAsync(HttpClient client) =>
        (await PostAsync(client, "SoPrincipal", SoapText.LogIn("admin", Services86Server.AdminPassword)))
        .Value("Ticket");

    // The write-ahead log is left behind, as by 'rm services86.db'.
    private void Lose()
    {
        File.Delete(DatabasePath);
        Directory.Delete(KeysDirectory, recursive: true);
    }
}
