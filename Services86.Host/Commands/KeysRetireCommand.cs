using System.Globalization;
using Services86.Data;
using Services86.Data.Secrets;

namespace Services86.Host.Commands;

/// <summary>Deletes a data key that no secret needs, also while servers run.</summary>
internal static class KeysRetireCommand
{
    /// <summary>Deletes a data key.</summary>
    /// <param name="arguments">Configuration.</param>
    /// <param name="id">The id of the key.</param>
    /// <param name="output">The writer that the result is printed to.</param>
    public static async Task RunAsync(CommandArguments arguments, string id, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var keyId))
        {
            throw new RefusedException($"'{id}' is no id of a data key: 'keys list' shows those that there are.");
        }

        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        await app.Services.GetRequiredService<KeyRetirement>().RetireAsync(keyId, CancellationToken.None);
        await output.WriteLineAsync(
            $"Retired the data key {keyId}. Backups that were made before keep it, and open as before.");
    }
}
