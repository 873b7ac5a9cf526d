using System.CommandLine;
using System.Globalization;
using Services86.Data.Secrets;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Lists the data keys.</summary>
internal sealed class KeysListCommand : HostCommand
{
    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public KeysListCommand(CommandContext context)
        : base("list", "List the data keys: id, time of creation, number of secrets, newest or older.", context) =>
        _json = AddJsonOption();

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var keys = await app.Services.GetRequiredService<KeyList>().ReadAsync(cancellationToken);
        await ListPrinter.PrintAsync(
            Console,
            arguments.GetValue(_json),
            [.. keys.Select(RowOf)],
            ListJson.Readable.IReadOnlyListKeyRow,
            new Column<KeyRow>("ID", row => row.Id.ToString(CultureInfo.InvariantCulture)),
            new Column<KeyRow>("CREATED", row => row.Created),
            new Column<KeyRow>("SECRETS", row => row.Secrets.ToString(CultureInfo.InvariantCulture)),
            new Column<KeyRow>("AGE", row => row.Newest ? "newest" : "older"));
    }

    private static KeyRow RowOf(DataKeyUse key) =>
        new(key.DataKeyId, TimeText.Of(key.Created), key.SecretCount, key.IsNewest);
}
