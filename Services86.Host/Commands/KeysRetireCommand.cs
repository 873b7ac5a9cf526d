using System.CommandLine;
using System.Globalization;
using Services86.Data;
using Services86.Data.Secrets;

namespace Services86.Host.Commands;

/// <summary>Deletes a data key that no secret needs, also while servers run.</summary>
internal sealed class KeysRetireCommand : HostCommand
{
    private readonly Argument<string> _id = new("ID") { Description = "The id of the key, as 'keys list' shows it." };

    /// <summary>Creates the command.</summary>
    public KeysRetireCommand(CommandContext context)
        : base("retire", "Delete a data key that no secret needs any more.", context) => Arguments.Add(_id);

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var id = arguments.GetRequiredValue(_id);
        await using var app = BuildApplication();
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var keyId))
        {
            throw new RefusedException($"'{id}' is no id of a data key: 'keys list' shows those that there are.");
        }

        await app.Services.GetRequiredService<Database>().PrepareAsync(cancellationToken);
        await app.Services.GetRequiredService<KeyRetirement>().RetireAsync(keyId, cancellationToken);
        await Output.WriteLineAsync(
            $"Retired the data key {keyId}. Backups that were made before keep it, and open as before.");
    }
}
