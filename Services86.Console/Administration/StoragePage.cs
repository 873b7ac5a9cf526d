using System.Globalization;
using Services86.Agents.Refusals;
using Services86.Data;
using Services86.Data.Backups;
using Services86.Data.Checks;
using Services86.Data.Maintenance;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>Shows the storage, checks it, and makes backups.</summary>
internal sealed class StoragePage(
    PageResponse responses,
    Database database,
    DatabaseFacts facts,
    DatabaseBackup backups,
    DatabaseCheck check,
    AdministrationJobs jobs,
    TimeProvider time) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request) => await responses.SendAsync<StorageView>(
        request,
        new StorageModel(
            database.EngineName,
            database.EngineVersion,
            database.Name,
            database.SchemaVersion,
            await facts.ReadSizeAsync(request.CancellationToken),
            facts.BackupDirectory,
            jobs.Backup.State,
            jobs.Check.State));

    /// <inheritdoc/>
    public override Task PostAsync(PageRequest request)
    {
        var actor = request.Actor;
        switch (request.Field("action"))
        {
            case "check":
                jobs.Check.Start(actor, "Checking the database", (_, cancellation) => CheckAsync(cancellation));
                break;
            case "backup" when facts.BackupDirectory is { } directory:
                var name = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
                jobs.Backup.Start(actor, "Copying the database", async (_, cancellation) =>
                {
                    var backup = await backups.WriteAsync(Path.Combine(directory, name), actor, cancellation);
                    return new JobState(
                        IsRunning: false,
                        default,
                        $"Backed up the database ({StorageModel.SizeText(backup.Bytes)}) to {backup.Directory}.")
                    {
                        Lines = ["Guard the directory like a password: it may have the keys of the secrets."],
                    };
                });
                break;
            default:
                throw new SoInvalidArgumentException("Expected an action of the page.", "Send a form of the page.");
        }

        request.Redirect("storage");
        return Task.CompletedTask;
    }

    private async Task<JobState> CheckAsync(CancellationToken cancellationToken)
    {
        var report = await check.RunAsync(cancellationToken);
        return new JobState(IsRunning: false, default, string.Create(
            CultureInfo.InvariantCulture,
            $"The check found {report.Problems.Count} problems; {report.SecretCount} secrets open."))
        {
            IsError = report.Problems.Count > 0,
            Lines = [.. report.Problems.Select(problem => problem.ToString())],
        };
    }
}
