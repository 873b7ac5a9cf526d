using System.Diagnostics;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>The file system of the image, as the Dockerfile makes it, and containers of it.</summary>
/// <remarks>
/// Without Docker: <c>unshare</c> and <c>mount</c> do for a container what compose.yaml asks for.
/// </remarks>
internal sealed class ContainerImage : IDisposable
{
    // $1 is the file system, $2 a volume for /data, $3 one for /tmp, $4 one for /run, $5 the user, $6 the group, $7 the
    // working directory. What follows is the command, with its variables.
    private const string Run =
        """
        set -eu
        root=$1 data=$2 tmp=$3 secrets=$4 user=$5 group=$6 directory=$7
        shift 7
        mount --make-rprivate /
        mount --bind "$root" "$root"
        mount -t proc proc "$root/proc"
        mount --rbind /dev "$root/dev"
        mount --bind "$data" "$root/data"
        mount --bind "$tmp" "$root/tmp"
        mount -o remount,bind,noexec,nosuid,nodev "$root/tmp"
        mount --bind "$secrets" "$root/run"
        mount -o remount,bind,ro "$root/run"
        mount -o remount,bind,ro "$root"
        exec setpriv --clear-groups --no-new-privs --inh-caps=-all \
          unshare --root="$root" --wd="$directory" --setgid "$group" --setuid "$user" "$@"
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly DockerfileText _dockerfile = DockerfileText.Read();

    private ContainerImage()
    {
    }

    /// <summary>Gets the file system.</summary>
    public string Root => _directory.Combine("root");

    /// <summary>Gets the directory that is /tmp.</summary>
    public string Temporary => Volume("tmp");

    /// <summary>Gets the directory that is /run/secrets.</summary>
    public string Secrets => Volume("run/secrets");

    /// <summary>Gets the directory that is /data.</summary>
    public string Data => _directory.Combine("volumes/data");

    private string[] User => _dockerfile.Single("USER").Split(':');

    /// <summary>Makes the file system by the second stage of the Dockerfile.</summary>
    public static async Task<ContainerImage> BuildAsync()
    {
        var image = new ContainerImage();
        Directory.CreateDirectory(image.Root);
        await BaseImage.WriteAsync(image.Root);
        foreach (var (options, source, target) in image._dockerfile.Copies)
        {
            // What the first stage has at the source.
            var built = source switch
            {
                "/app" => await PublishedProgram.ImageDirectoryAsync(),
                "/data" => image.Volume("data"),
                _ => throw new NotSupportedException($"The first stage makes no {source} that the tests know."),
            };
            await image.CopyAsync(options, built, target);
        }

        // As that of every system: a tmpfs has these rights too.
        await RunAsync($"chmod 1777 \"{image.Temporary}\"");

        // A new volume has the content and the owner of the directory of the image.
        var content = image.Root + image._dockerfile.Single("VOLUME");
        await RunAsync($"rmdir \"{image.Data}\" && cp -a \"{content}\" \"{image.Data}\"");
        return image;
    }

    /// <summary>Starts a container.</summary>
    /// <param name="words">An instruction of the Dockerfile that has the command: ENTRYPOINT or HEALTHCHECK.</param>
    /// <param name="port">The port, instead of that of EXPOSE.</param>
    /// <param name="environment">Further variables.</param>
    /// <param name="args">Arguments.</param>
    public HostProcess Start(
        string words, int port, IEnumerable<KeyValuePair<string, string>> environment, params string[] args)
    {
        var variables = BaseImage.Environment.Concat(_dockerfile.Environment).Concat(environment)
            .GroupBy(pair => pair.Key).Select(group => group.Last())
            .Select(pair => $"{pair.Key}={pair.Value}".Replace(
                $":{_dockerfile.Single("EXPOSE")}", $":{port}", StringComparison.Ordinal));
        return HostProcess.Start(new ProcessStartInfo(
            "env",
            [
                "-i",
                .. variables,
                "/usr/bin/unshare", "--mount", "/bin/sh", "-c", Run, "sh",
                Root, Data, Temporary, Path.GetDirectoryName(Secrets)!, .. User, _dockerfile.Single("WORKDIR"),
                .. _dockerfile.Command(words),
                .. args,
            ]));
    }

    public void Dispose() => _directory.Dispose();

    private string Volume(string name) => Directory.CreateDirectory(_directory.Combine($"volumes/{name}")).FullName;

    private Task CopyAsync(string[] options, string source, string target)
    {
        var path = Root + target;
        var commands = options.Select(option => option.Split('=')).Select(option => option[0] switch
        {
            "--from" => "true",
            "--chown" => $"chown -R {option[1]} \"{path}\"",
            "--chmod" => $"chmod -R {option[1]} \"{path}\"",
            _ => throw new NotSupportedException($"COPY {option[0]}"),
        });
        return RunAsync($"cp -R \"{source}\" \"{path}\" && {string.Join(" && ", commands)}");
    }

    private static async Task RunAsync(string command)
    {
        var result = await ExternalProgram.RunAsync("/", "sh", "-c", $"umask 022; {command}");
        Assert.That(result?.ExitCode, Is.Zero, result?.Error);
    }
}
