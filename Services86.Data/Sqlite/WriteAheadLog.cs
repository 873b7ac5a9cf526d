using System.Runtime.InteropServices;
using SQLitePCL;

namespace Services86.Data.Sqlite;

/// <summary>The size of a write-ahead log: https://www.sqlite.org/fileformat2.html#the_write_ahead_log.</summary>
internal static class WriteAheadLog
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;

    // mxFrame in the header of the index, which a snapshot is a copy of: https://www.sqlite.org/walformat.html,
    // section 2.1.
    private const int FrameCountOffset = 16;

    /// <summary>Gets the size that the log of a connection has at least.</summary>
    /// <param name="connection">The connection, in a read transaction.</param>
    /// <param name="pageSize">The size of a page of the database, in bytes.</param>
    /// <returns>The size, in bytes; zero if the log is empty.</returns>
    public static long MinBytes(DurableSqliteConnection connection, long pageSize)
    {
        // An empty log has no snapshot.
        if (raw.sqlite3_snapshot_get(connection.Handle, "main", out var snapshot) != raw.SQLITE_OK)
        {
            return 0;
        }

        using (snapshot)
        {
            var frames = (uint)Marshal.ReadInt32(snapshot.DangerousGetHandle(), FrameCountOffset);
            return frames == 0 ? 0 : HeaderBytes + frames * (FrameHeaderBytes + pageSize);
        }
    }
}
