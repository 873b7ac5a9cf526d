namespace Services86.Tests.Support;

/// <summary>A file system of a few MiB, which a test can fill.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _path;

    private SmallDisk(string path) => _path = path;

    private string Filler => Path.Combine(_path, "filler");

    /// <summary>Mounts a file system on a directory. The test is ignored if it has no right to do so.</summary>
    public static async Task<SmallDisk> MountAsync(string path)
    {
        Directory.CreateDirectory(path);
        var result = await ExternalProgram.RunAsync("/", "mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", path);
        if (result is not { ExitCode: 0 })
        {
            Assert.Ignore("Needs Linux and the right to mount a file system.");
        }

        return new SmallDisk(path);
    }

    /// <summary>Fills the space that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(page);
            }
        }
        catch (IOException)
        {
            // The disk is full.
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose() => ExternalProgram.RunAsync("/", "umount", "--lazy", _path).GetAwaiter().GetResult();
}
