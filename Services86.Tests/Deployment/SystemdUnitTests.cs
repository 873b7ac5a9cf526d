using System.Globalization;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>deploy/services86.service, installed as docs/OPERATIONS.md says and started by systemd.</summary>
[Platform("Linux")]
internal sealed class SystemdUnitTests
{
    private const string Unit = "deploy/services86.service";

    // Of 10: https://www.freedesktop.org/software/systemd/man/latest/systemd-analyze.html
    private const double MaxExposure = 1.5;

    // The steps after the installation, and after the documented commands are in files. Each has a file of its own.
    private const string Steps =
        """
        say() { file=/output/$1; shift; "$@" > "$file" 2>&1; echo $? >> "$file"; }
        address=http://127.0.0.1:5086/Remote/Services86/User.svc?wsdl
        wsdl() { curl --silent --show-error --fail --output /dev/null "$address"; }
        process() { systemctl show --property MainPID --value services86; }
        say state systemctl is-active services86
        say wsdl wsdl
        say enabled systemctl is-enabled services86
        say privileges cat "/proc/$(process)/status"
        say write nsenter --target "$(process)" --mount touch /etc/written /usr/written /home/written
        say files find /var/lib/services86 /etc/services86 -printf '%M %u %g %p\n'
        say admin services86 user add bert
        mkdir -p /var/backups/services86
        say upgrade sh -ex /upgrade.sh
        say afterwards services86 user add carl
        say back sh -ex /back.sh
        say again services86 user add carl
        say wsdlback wsdl
        mkdir -p /new
        say leave sh -ex /leave.sh
        mv /var/lib/services86 /old
        install -d -m 0700 -o services86 -g services86 /var/lib/services86
        mv /new/move /var/lib/services86/
        say arrive sh -ex /arrive.sh
        say wsdlnew wsdl
        kill -KILL "$(process)"
        for i in $(seq 150); do sleep 0.2; if wsdl 2>/dev/null; then break; fi; done
        say killed wsdl
        systemctl stop services86
        say stopped systemctl show --property Result,ExecMainStatus services86
        mkdir -p /etc/systemd/system/services86.service.d
        printf 'no number' > /etc/services86/secret
        chmod 0600 /etc/services86/secret
        printf '[Service]\nLoadCredential=Services86__MaxConnections:/etc/services86/secret\nRestart=no\n' \
          > /etc/systemd/system/services86.service.d/secret.conf
        systemctl daemon-reload
        systemctl start services86
        journalctl --sync
        say journal journalctl --unit services86 --output export
        """;

    private IReadOnlyDictionary<string, string> _output = null!;

    [OneTimeSetUp]
    public async Task InstallAndStart()
    {
        Requirement.Check(
            SystemdMachine.IsInstalled,
            $"The tests of the unit run as root, and need the Debian packages {SystemdMachine.Packages}.");
        using var source = new TemporaryDirectory();
        var result = await ExternalProgram.RunAsync(
            source.FullName,
            "sh",
            "-ec",
            "mkdir artifacts; cp -r \"$1\" artifacts/single-file; ln -s single-file artifacts/former; cp -r \"$2\" .",
            "sh",
            await PublishedProgram.DirectoryAsync(),
            Repository.Path("deploy"));
        Assert.That(result?.ExitCode, Is.Zero, result?.Error);
        _output = await SystemdMachine.RunAsync(source.FullName, string.Join('\n', Script()));
    }

    [Test]
    public async Task The_unit_is_valid()
    {
        // The program is not installed on this machine.
        using var directory = new TemporaryDirectory();
        var unit = File.ReadAllText(Repository.Path(Unit)).Replace(
            "ExecStart=/usr/local/lib/services86/Services86.Host", "ExecStart=/bin/true", StringComparison.Ordinal);
        File.WriteAllText(directory.Combine("services86.service"), unit);

        var result = await ExternalProgram.RunAsync(
            "/", "systemd-analyze", "verify", directory.Combine("services86.service"));

        Assert.That(unit, Does.Contain("/bin/true"));
        Assert.That(result, Is.EqualTo(new ProgramResult(0, "", "")));
    }

    [Test]
    public async Task The_unit_restricts_the_service_as_documented()
    {
        var result = await ExternalProgram.RunAsync(
            "/",
            "systemd-analyze",
            "security",
            "--offline=true",
            string.Create(CultureInfo.InvariantCulture, $"--threshold={MaxExposure * 10:0}"),
            Repository.Path(Unit));

        var exposure = result!.Output.Split("Overall exposure level for services86.service: ")[1].Split(' ')[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.ExitCode, Is.Zero, result.Output);
            Assert.That(
                OperationsGuide.Text.Split("gives the unit the exposure level ")[1],
                Does.StartWith(exposure + " "));
        }
    }

    [Test]
    public void The_documented_commands_install_and_start_the_service() => AssertOutputs(
        ("state", "active\n0\n"), ("enabled", "enabled\n0\n"), ("wsdl", "0\n"));

    [Test]
    public void The_password_of_the_first_administrator_is_printed_to_the_administrator_only()
    {
        var password = _output["log"].Split("with the password ")[1].Split(' ')[0];

        Assert.That(password, Has.Length.GreaterThan(10));
        Assert.That(_output["journal"], Does.Not.Contain(password));
    }

    [Test]
    public void The_service_has_no_privileges() => Assert.That(
        _output["privileges"],
        Does.Match("CapEff:\t0+\nCapBnd:\t0+\n").And.Contains("NoNewPrivs:\t1\n").And.Contains("Seccomp:\t2\n"));

    [Test]
    public void The_service_writes_to_its_state_directory_only() => Assert.That(
        _output["write"].Split('\n').Count(line => line.EndsWith("Read-only file system", StringComparison.Ordinal)
            || line.EndsWith("Permission denied", StringComparison.Ordinal)),
        Is.EqualTo(3),
        _output["write"]);

    [Test]
    public void Only_the_service_reads_its_files()
    {
        var files = _output["files"].Split('\n');

        using (Assert.EnterMultipleScope())
        {
            Assert.That(files, Does.Contain("drwx------ services86 services86 /var/lib/services86"));
            Assert.That(files, Does.Contain("-rw------- services86 services86 /var/lib/services86/services86.db"));
            Assert.That(files, Does.Contain("drwx------ services86 services86 /var/lib/services86/services86-keys"));
            Assert.That(files, Does.Contain("-rw-r----- root services86 /etc/services86/appsettings.json"));
        }
    }

    [Test]
    public void Commands_run_as_the_user_of_the_service_with_its_settings() =>
        Assert.That(_output["admin"], Does.Match("(?i)^added the employee bert as associate 2.*\n0\n$"));

    [Test]
    public void A_server_that_was_killed_is_started_again() => AssertOutputs(("killed", "0\n"));

    [Test]
    public void A_stop_is_not_a_failure() => AssertOutputs(("stopped", "Result=success\nExecMainStatus=0\n0\n"));

    [Test]
    public void A_credential_that_only_root_can_read_is_a_setting() =>
        Assert.That(_output["journal"], Does.Contain("Services86:MaxConnections: ").And.Contains("'no number'"));

    [Test]
    public void The_journal_has_the_level_of_each_line() =>
        Assert.That(_output["journal"], Does.Match("PRIORITY=6\n(?:[A-Z_]+=.*\n)*?MESSAGE=Microsoft.Hosting.Lifetime"));

    [Test]
    public void The_documented_commands_upgrade_and_go_back() =>
        AssertEnds("upgrade", "afterwards", "back", "again", "wsdlback");

    [Test]
    public void The_documented_commands_move_to_another_machine()
    {
        AssertEnds("leave", "arrive", "wsdlnew");
        Assert.That(_output["arrive"], Does.Contain("The check found no problems"));
    }

    // The new machine is this one, with a new directory.
    private static IEnumerable<string> Script()
    {
        var upgrade = OperationsGuide.Commands("Upgrade");
        var move = OperationsGuide.Commands("Move to another machine");
        const string copy = "ssh root@new.example.com tar -C /var/lib/services86 -x";
        Assert.That(move[0], Does.Contain(copy));
        return
        [
            "set -x",
            .. OperationsGuide.Commands("As a service of systemd"),
            "set +x",
            .. File("upgrade", upgrade[0]),
            .. File("back", upgrade[1]),
            .. File("leave", move[0].Replace(copy, "tar -C /new -x", StringComparison.Ordinal)),
            .. File("arrive", move[1]),
            Steps,
        ];

        static string[] File(string name, string content) => [$"cat > /{name}.sh <<'END'", content, "END"];
    }

    // The last line is the exit code.
    private void AssertEnds(params string[] names)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var name in names)
            {
                Assert.That(_output[name].Split('\n')[^2], Is.EqualTo("0"), $"{name}: {_output[name]}");
            }
        }
    }

    private void AssertOutputs(params (string Name, string Output)[] expected)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, output) in expected)
            {
                Assert.That(_output.GetValueOrDefault(name), Is.EqualTo(output), $"{name}:\n{_output["log"]}");
            }
        }
    }
}
