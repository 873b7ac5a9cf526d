using System.CommandLine;
using Services86.Data.Applications;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Lists the registered applications.</summary>
/// <remarks>Application tokens cannot be listed: only their hashes are stored.</remarks>
internal sealed class AppListCommand : HostCommand
{
    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public AppListCommand(CommandContext context)
        : base("list", "List the applications: name, agents, time of registration, active or revoked.", context) =>
        _json = AddJsonOption();

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var applications = await app.Services.GetRequiredService<ApplicationRepository>().ListAsync(cancellationToken);
        await ListPrinter.PrintAsync(
            Console,
            arguments.GetValue(_json),
            [.. applications.Select(RowOf)],
            ListJson.Readable.IReadOnlyListApplicationRow,
            new Column<ApplicationRow>("NAME", row => row.Name),
            new Column<ApplicationRow>("AGENTS", row => string.Join(',', row.Agents)),
            new Column<ApplicationRow>("REGISTERED", row => row.Registered),
            new Column<ApplicationRow>("STATE", row => row.Revoked is null ? "active" : "revoked"));
    }

    private static ApplicationRow RowOf(Application application) => new(
        application.Name,
        application.Agents,
        TimeText.Of(application.Registered),
        TimeText.Of(application.Revoked));
}
