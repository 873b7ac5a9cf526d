using Microsoft.Data.Sqlite;
using Services86.Host.Configuration;

namespace Services86.Host.TestMode.State;

/// <summary>The directory of the database and its keys, which is deleted at the end.</summary>
/// <param name="options">The settings, which name a database in a directory of its own.</param>
internal sealed class TestDirectory(Services86Options options) : IDisposable
{
    private readonly string _path =
        Path.GetDirectoryName(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)!;

    /// <summary>Creates the directory, with access for its owner only.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_path);
        }
        else
        {
            Directory.CreateDirectory(
                _path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Deletes the directory and its files.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
