using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The file system of the image that the Dockerfile begins with, from packages of this machine.</summary>
/// <remarks>
/// The packages, the user and the variables are those of src/runtime-deps/10.0/noble-chiseled-extra/amd64/Dockerfile in
/// https://github.com/dotnet/dotnet-docker. There is no shell, and no program at all.
/// </remarks>
internal static class BaseImage
{
    /// <summary>The name of the image.</summary>
    public const string Name = "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra";

    /// <summary>The packages that the tests need.</summary>
    public const string Packages = "ca-certificates, libc6, libgcc-s1, libicu, libssl3, libstdc++6 and tzdata";

    private const string Build =
        """
        set -eu
        mkdir -p "$1/usr/lib" "$1/usr/lib64" "$1/usr/bin" "$1/usr/sbin" "$1/etc/ssl/certs"
        mkdir -p "$1/dev" "$1/proc" "$1/sys" "$1/run" "$1/tmp" "$1/home/app"
        for link in lib lib64 bin sbin; do ln -s "usr/$link" "$1/$link"; done
        packages=$(dpkg-query -W -f='${Package}\n' ca-certificates libc6 libgcc-s1 'libicu[0-9]*' 'libssl3*' \
          libstdc++6 tzdata | sort -u)
        dpkg-query -L $packages | grep -E '^/(usr/)?lib(64)?/|^/usr/share/(zoneinfo|ca-certificates)/' | sort -u |
          while read -r path; do if [ -h "$path" ] || [ -f "$path" ]; then echo "${path#/}"; fi; done |
          tar -C / --create --no-recursion --files-from=- | tar -C "$1" --extract --keep-directory-symlink
        cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/"
        printf 'root:x:0:0:root:/root:/bin/false\napp:x:1654:1654::/home/app:/bin/false\n' > "$1/etc/passwd"
        printf 'root:x:0:\napp:x:1654:\n' > "$1/etc/group"
        chown 1654:1654 "$1/home/app"
        ldconfig -r "$1"
        """;

    /// <summary>Gets the environment variables of the image.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["APP_UID"] = "1654",
        ["ASPNETCORE_HTTP_PORTS"] = "8080",
        ["DOTNET_RUNNING_IN_CONTAINER"] = "true",
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    };

    /// <summary>Writes the file system to an empty directory.</summary>
    public static async Task WriteAsync(string directory)
    {
        var result = await ExternalProgram.RunAsync("/", "sh", "-c", Build, "sh", directory);
        Assert.That(result?.ExitCode, Is.Zero, result?.Error);
    }
}
