using System.Runtime.InteropServices;
using System.Text;

namespace Services86.Data.Files;

/// <summary>Waits until the names of files are on the disk.</summary>
/// <remarks>
/// A file that was created or renamed can have its former name, or none, after a power failure, until its directory is
/// synchronised: https://man7.org/linux/man-pages/man2/fsync.2.html. .NET cannot open a directory.
/// </remarks>
internal static class DirectorySync
{
    private const int ReadOnly = 0;

    // The file system cannot synchronise directories.
    private const int NotSupportedByFileSystem = 22;

    /// <summary>Waits until the names of the files in a directory are on the disk; does nothing on Windows.</summary>
    /// <exception cref="IOException">The directory cannot be opened, or the disk failed.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(directory + "\0"), ReadOnly);
        Require(descriptor >= 0, directory);
        try
        {
            Require(
                Synchronise(descriptor) == 0 || Marshal.GetLastPInvokeError() == NotSupportedByFileSystem, directory);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static void Require(bool isDone, string directory)
    {
        if (!isDone)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException(
                $"The directory '{directory}' cannot be written to the disk: " +
                $"{Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
