using System.Globalization;
using Services86.Data;
using Services86.Data.Secrets;

namespace Services86.Host.Commands;

/// <summary>Encrypts all secrets with new keys, also while servers run.</summary>
internal static class KeysRotateCommand
{
    /// <summary>Rotates the keys, and prints the progress, and a line for each secret that does not open.</summary>
    /// <exception cref="RefusedException">Some secrets do not open, or have an older key.</exception>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        var isResumed = arguments.TakeFlag("--resume", out var configuration);
        await using var app = Services86Application.Build(configuration.ToConfiguration());
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        var rotation = app.Services.GetRequiredService<KeyRotation>();
        if (!isResumed)
        {
            await output.WriteLineAsync("Adding a data key, which servers use after ten seconds.");
            await rotation.AddKeyAsync(CancellationToken.None);
        }

        var progress = new RotationProgress(output, app.Services.GetRequiredService<TimeProvider>());
        var result = await rotation.ResumeAsync(progress, CancellationToken.None);
        foreach (var problem in result.Unreadable)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Encrypted {result.SecretCount} secrets with the data key {result.DataKeyId}. Make a new backup."));
        RequireComplete(result);
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
