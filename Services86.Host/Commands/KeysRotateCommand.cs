using System.CommandLine;
using System.Globalization;
using Services86.Data.Audit;
using Services86.Data.Secrets;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Encrypts all secrets with new keys, also while servers run.</summary>
internal sealed class KeysRotateCommand : HostCommand
{
    private readonly Option<bool> _resume =
        new("--resume") { Description = "Complete an interrupted rotation, without another key." };

    /// <summary>Creates the command.</summary>
    public KeysRotateCommand(CommandContext context)
        : base("rotate", "Encrypt all stored secrets with new keys.", context) => Options.Add(_resume);

    /// <inheritdoc/>
    /// <exception cref="RefusedException">Some secrets do not open, or have an older key.</exception>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var rotation = app.Services.GetRequiredService<KeyRotation>();
        if (!arguments.GetValue(_resume))
        {
            await Output.WriteLineAsync("Adding a data key, which servers use after ten seconds.");
            await LongWork.RunAsync(Console, "Waiting for the servers", () => AddKeyAsync(rotation, cancellationToken));
        }

        var result = await LongWork.RunAsync(
            Console,
            new RotationProgress(Output, app.Services.GetRequiredService<TimeProvider>()),
            progress => new BarState("Encrypting secrets", progress.Done, progress.Total),
            progress => rotation.ResumeAsync(progress, AuditActor.Command, cancellationToken));
        foreach (var problem in result.Unreadable)
        {
            await Output.WriteLineAsync(problem);
        }

        await Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Encrypted {result.SecretCount} secrets with the data key {result.DataKeyId}. Make a new backup."));
        RequireComplete(result);
    }

    private static async Task<bool> AddKeyAsync(KeyRotation rotation, CancellationToken cancellationToken)
    {
        await rotation.AddKeyAsync(AuditActor.Command, cancellationToken);
        return true;
    }

    private static void RequireComplete(KeyRotationResult result)
    {
        if (result.Unreadable.Count > 0)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Unreadable.Count} secrets do not open, and were left as they are."));
        }

        if (result.OutdatedCount > 0)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.OutdatedCount} secrets were saved meanwhile with an older key. Run 'keys rotate --resume'."));
        }
    }
}
