using System.Security.Cryptography;

namespace Services86.Data.Files;

/// <summary>Creates files and directories that only their owner can access.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const int BufferSize = 128 * 1024;

    /// <summary>Creates a directory, and its parents, if there is none. An existing directory keeps its mode.</summary>
    public static void CreateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Creates a new file.</summary>
    /// <exception cref="IOException">The file exists.</exception>
    public static FileStream CreateNew(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            BufferSize = BufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Creates a file with the given content.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var file = CreateNew(path);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Copies a file.</summary>
    /// <returns>The SHA-256 of the bytes that were written, in lower-case hexadecimal digits.</returns>
    public static string Copy(string source, string target)
    {
        using var input = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var output = CreateNew(target);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        while (input.Read(buffer) is > 0 and var length)
        {
            output.Write(buffer, 0, length);
            hash.AppendData(buffer, 0, length);
        }

        output.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Waits until the content of a file that another library wrote is on the disk.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Gets the SHA-256 of a file, in lower-case hexadecimal digits.</summary>
    public static string Sha256Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
