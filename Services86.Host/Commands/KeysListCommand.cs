using System.Globalization;
using Services86.Data;
using Services86.Data.Secrets;

namespace Services86.Host.Commands;

/// <summary>Lists the data keys.</summary>
internal static class KeysListCommand
{
    /// <summary>
    /// Prints a line for each data key, separated by tabs: id, time of creation, number of secrets that need the key,
    /// newest or older.
    /// </summary>
    public static async Task RunAsync(CommandArguments arguments, TextWriter output)
    {
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        foreach (var key in await app.Services.GetRequiredService<KeyList>().ReadAsync(CancellationToken.None))
        {
            await output.WriteLineAsync(string.Join(
                '\t',
                key.DataKeyId.ToString(CultureInfo.InvariantCulture),
                key.Created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                key.SecretCount.ToString(CultureInfo.InvariantCulture),
                key.IsNewest ? "newest" : "older"));
        }
    }
}
