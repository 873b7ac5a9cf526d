using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Services86.Data.Refusals;
using Services86.Data.Storage;

namespace Services86.Data.Health;

/// <summary>Checks that the database can be read and written. Nothing is stored.</summary>
/// <remarks>
/// The write is a job like any other, in the transaction of the jobs that wait beside it, and is rolled back. If the
/// last commit has failed, it is committed, because only a commit shows that the disk has space again.
/// </remarks>
internal sealed class StorageCheck(IStorage storage) : HealthCheckBase
{
    private const string SelectSql = "SELECT COUNT(*) FROM schema_version WHERE version = 1";

    private const string WriteSql = "UPDATE schema_version SET name = name WHERE version = 1";

    /// <inheritdoc/>
    protected override string Timeout =>
        "The database did not answer in time. Look for a process that locks it, and at the load of its disk.";

    /// <inheritdoc/>
    protected override async Task<HealthCheckResult> CheckAsync()
    {
        try
        {
            await storage.QueryAsync<int>(SelectSql, arguments: null, CancellationToken.None);
            if (storage.Dialect.SelectReadOnly is not { } sql)
            {
                await WriteAsync();
            }
            else if ((await storage.QueryAsync<bool>(sql, arguments: null, CancellationToken.None)).Contains(true))
            {
                return HealthCheckResult.Unhealthy(
                    "The database server is read-only. Connect to the primary, or make the server writable.");
            }

            return HealthCheckResult.Healthy("The database can be read and written.");
        }
#pragma warning disable CA1031 // The result of the check says it, whatever its type.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return HealthCheckResult.Unhealthy(Describe(exception), exception);
        }
    }

    private static string Describe(Exception exception) => exception switch
    {
        DatabaseBusyException => "The database is busy: its queue is full, or another process has locked it.",
        DatabaseUnreachableException => "The database cannot be reached. Start it, or correct the connection string.",
        DatabaseFileLostException =>
            "The files of the database were changed beneath the server. The log of the server says what to do.",
        DbException => "The database cannot be read or written. The log of the server has the reason.",
        ObjectDisposedException => "The database is closed, because the server shuts down.",
        _ => "The check of the database failed. The log of the server has the reason.",
    };

    private async Task WriteAsync()
    {
        try
        {
            await storage.WriteAsync(
                WriteExtent.Rows,
                async session =>
                {
                    await session.ExecuteAsync(WriteSql);
                    return storage.IsCommitFailing ? true : throw new RolledBackException();
                },
                CancellationToken.None);
        }
        catch (RolledBackException)
        {
            // The write itself has succeeded.
        }
    }

    // Ends the job without a commit.
    private sealed class RolledBackException : Exception;
}
