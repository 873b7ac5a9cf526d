using System.Globalization;
using Services86.Data;
using Services86.Data.Secrets;

namespace Services86.Host.Commands;

/// <summary>Encrypts all secrets with new keys, also while the server runs.</summary>
internal static class KeysRotateCommand
{
    /// <summary>Rotates the keys, and prints a line for each secret that does not open.</summary>
    /// <exception cref="RefusedException">Some secrets do not open.</exception>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        var rotated = await app.Services.GetRequiredService<KeyRotation>().RotateAsync(CancellationToken.None);
        foreach (var problem in rotated.Unreadable)
        {
            await output.WriteLineAsync(problem);
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Encrypted {rotated.SecretCount} secrets with the new data key {rotated.DataKeyId}. Make a new backup."));
        if (rotated.Unreadable.Count > 0)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"{rotated.Unreadable.Count} secrets do not open, and were left as they are."));
        }
    }
}
