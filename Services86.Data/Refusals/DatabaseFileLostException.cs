using System.Data.Common;

namespace Services86.Data.Refusals;

/// <summary>
/// Thrown when a file of the database was deleted, replaced or cut while the server has it open. A write is refused,
/// because the next start of the server would not find it.
/// </summary>
/// <param name="message">The file, and the steps that mend it.</param>
public sealed class DatabaseFileLostException(string message) : DbException(message);
