using System.Runtime.InteropServices;
using System.Text;

namespace Services86.Data.Sqlite;

/// <summary>The identity and the size of a file that a path names now.</summary>
/// <param name="Device">The device of the file; zero if the system does not tell.</param>
/// <param name="Inode">The number of the file on the device; zero if the system does not tell.</param>
/// <param name="Created">
/// The time at which the file was created, in nanoseconds since 1970; zero if the file system does not tell. The number
/// of a deleted file can be given to the next one.
/// </param>
/// <param name="Size">The size, in bytes.</param>
/// <remarks>
/// Read with <c>statx</c>, which opens no file: a process that closes a file loses its locks on the file, also those of
/// SQLite. Systems without it tell only that a file exists, and its size. Windows does not let an open database be
/// deleted or replaced.
/// </remarks>
internal readonly record struct FileStatus(ulong Device, ulong Inode, long Created, long Size)
{
    // https://man7.org/linux/man-pages/man2/statx.2.html
    private const int CurrentDirectory = -100;
    private const uint InodeSizeAndCreation = 0x100 | 0x200 | 0x800;
    private const uint Creation = 0x800;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private static readonly bool HasStatx = FindStatx();

    /// <summary>Encodes a path for <see cref="Read"/>.</summary>
    public static byte[] Encode(string path) => Encoding.UTF8.GetBytes(path + "\0");

    /// <summary>Reads the status of a file.</summary>
    /// <param name="path">The path, from <see cref="Encode"/>.</param>
    /// <returns>The status; null if there is no such file.</returns>
    public static FileStatus? Read(byte[] path)
    {
        if (!HasStatx)
        {
            var file = new FileInfo(Encoding.UTF8.GetString(path.AsSpan()[..^1]));
            return file.Exists ? new FileStatus(0, 0, 0, file.Length) : null;
        }

        return NativeStatx(CurrentDirectory, path, 0, InodeSizeAndCreation, out var status) == 0
            ? new FileStatus(
                (ulong)status.DeviceMajor << 32 | status.DeviceMinor,
                status.Inode,
                (status.Mask & Creation) == 0
                    ? 0
                    : status.CreationSeconds * NanosecondsPerSecond + status.CreationNanoseconds,
                (long)status.Size)
            : null;
    }

    /// <summary>Gets whether this is the same file as another.</summary>
    public bool IsSameFile(FileStatus other) =>
        Inode == other.Inode && Device == other.Device && Created == other.Created;

    private static bool FindStatx()
    {
        try
        {
            return OperatingSystem.IsLinux()
                && NativeStatx(CurrentDirectory, Encode("/"), 0, InodeSizeAndCreation, out _) == 0;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeStatx(int directory, byte[] path, int flags, uint mask, out StatxBuffer status);

    // struct statx, which is the same on all processors.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct StatxBuffer
    {
        [FieldOffset(0)]
        public uint Mask;

        [FieldOffset(32)]
        public ulong Inode;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(80)]
        public long CreationSeconds;

        [FieldOffset(88)]
        public uint CreationNanoseconds;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
