using System.Globalization;
using Services86.Data.Secrets;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>Lists the data keys, and rotates them.</summary>
internal sealed class KeysPage(
    PageResponse responses, KeyList keys, KeyRotation rotation, AdministrationJobs jobs) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request) => await responses.SendAsync<KeysView>(
        request, new KeysModel(await keys.ReadAsync(request.CancellationToken), jobs.Rotation.State));

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        if (!await Confirmation.AskAsync(
            responses,
            request,
            "Rotate the keys?",
            "The server adds a key, and encrypts all secrets with it, while it answers calls. The older keys stay. "
            + "Make a new backup afterwards.",
            "Rotate the keys"))
        {
            return;
        }

        var actor = request.Actor;
        jobs.Rotation.Start(actor, "Adding a key, which servers use after ten seconds", async (report, cancellation) =>
        {
            var result = await rotation.RotateAsync(new Progress(report), actor, cancellation);
            return new JobState(IsRunning: false, default, string.Create(
                CultureInfo.InvariantCulture,
                $"Encrypted {result.SecretCount} secrets with the key {result.DataKeyId}. Make a new backup."))
            {
                IsError = result.Unreadable.Count > 0,
                Lines =
                [
                    .. result.Unreadable,
                    .. result.OutdatedCount > 0
                        ? [$"{result.OutdatedCount} secrets were saved meanwhile with an older key: rotate again."]
                        : Array.Empty<string>(),
                ],
            };
        });
        request.Redirect("keys");
    }

    private sealed class Progress(Action<string, double?> report) : IProgress<KeyRotationProgress>
    {
        public void Report(KeyRotationProgress value) => report(
            string.Create(CultureInfo.InvariantCulture, $"Encrypting: {value.Done} of {value.Total} secrets"),
            value.Total == 0 ? 1 : (double)value.Done / value.Total);
    }
}
