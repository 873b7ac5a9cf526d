using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>
/// A machine that systemd boots: a container of systemd-nspawn, with the files of this machine, to which it writes
/// nothing, and a network of its own.
/// </summary>
internal static class SystemdMachine
{
    /// <summary>The Debian packages that the machine needs.</summary>
    public const string Packages = "systemd, systemd-container, dbus and curl";

    // $1 is an empty directory for the files that the machine writes, $2 one for the output, $3 the program and what is
    // shipped beside it, $4 the script.
    private const string Boot =
        """
        set -eu
        mount --make-rprivate /
        mount -t tmpfs tmpfs "$1"
        mkdir "$1/upper" "$1/work" "$1/root"
        mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
        head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$1/root/etc/machine-id"
        echo machine > "$1/root/etc/hostname"
        cp "$4" "$1/root/script"
        cat > "$1/root/etc/systemd/system/script.service" <<'UNIT'
        [Unit]
        Requires=basic.target systemd-journald.service
        After=basic.target systemd-journald.service
        SuccessAction=poweroff-force
        FailureAction=poweroff-force
        [Service]
        Type=oneshot
        WorkingDirectory=/source
        TimeoutStartSec=280
        ExecStart=/bin/sh /script
        StandardOutput=file:/output/log
        StandardError=inherit
        UNIT
        exec systemd-nspawn --quiet --directory="$1/root" --boot --register=no --keep-unit --console=pipe \
          --private-network --bind="$2:/output" --bind-ro="$3:/source" systemd.unit=script.service
        """;

    // On a machine that runs other tests meanwhile. The script takes some seconds.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    /// <summary>Gets whether the packages are installed, and this process may boot the machine.</summary>
    public static bool IsInstalled =>
        Environment.IsPrivilegedProcess && File.Exists("/usr/bin/systemd-nspawn") && File.Exists("/usr/bin/curl")
        && File.Exists("/usr/bin/dbus-daemon");

    /// <summary>Boots the machine, runs a script, and switches the machine off.</summary>
    /// <param name="source">The directory that is /source, the working directory of the script.</param>
    /// <param name="script">The script, which can write files to /output.</param>
    /// <returns>The output of the script by the name <c>log</c>, and the files that it wrote.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(string source, string script)
    {
        using var directory = new TemporaryDirectory();
        var root = Directory.CreateDirectory(directory.Combine("root")).FullName;
        var output = Directory.CreateDirectory(directory.Combine("output")).FullName;
        await File.WriteAllTextAsync(directory.Combine("script"), script);
        var result = await ExternalProgram.RunAsync(
            "/",
            Timeout,
            "unshare",
            ["--mount", "sh", "-c", Boot, "sh", root, output, source, directory.Combine("script")]);
        var files = Directory.GetFiles(output).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        Assert.That(files, Does.ContainKey("log"), $"{result?.Output} {result?.Error}");
        return files;
    }
}
