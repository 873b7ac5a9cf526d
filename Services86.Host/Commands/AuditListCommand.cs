using System.CommandLine;
using System.Globalization;
using Services86.Data.Audit;
using Services86.Host.Commands.Parsing;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Lists the entries of the audit, the newest last.</summary>
internal sealed class AuditListCommand : HostCommand
{
    private const int DefaultMax = 1000;

    private readonly ValueOption _since = new(
        "--since", "TIME", "Only entries from then on: 2026-03-01, 2026-03-01T12:00Z, 30m, 12h or 7d.");

    private readonly ValueOption _user = new(
        "--user", "NAME", "Only entries of this user: what the user did, and what was done to the user's records.");

    private readonly ValueOption _max = new(
        "--max", "NUMBER", $"The largest number of entries, of which the newest are listed; {DefaultMax} by default.");

    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public AuditListCommand(CommandContext context)
        : base("list", "List who did what to which record, from where.", context)
    {
        Options.Add(_since);
        Options.Add(_user);
        Options.Add(_max);
        _json = AddJsonOption();
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var max = MaxOf(arguments.GetValue(_max));
        await using var app = await OpenAsync(cancellationToken);
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var since = arguments.GetValue(_since) is { } text
            ? PastTime.Parse(_since.Name, text, now)
            : DateTimeOffset.UnixEpoch;
        int? userId = arguments.GetValue(_user) is { } name
            ? (await StoredUsers.RequireAsync(app.Services, name, cancellationToken)).AssociateId
            : null;
        var entries = await app.Services.GetRequiredService<AuditRepository>()
            .ListAsync(since, userId, max, cancellationToken);
        await ListPrinter.PrintAsync(
            Console,
            arguments.GetValue(_json),
            [.. entries.Select(LineOf)],
            ListJson.Readable.IReadOnlyListAuditLine,
            new Column<AuditLine>("TIME", line => line.Time),
            new Column<AuditLine>("ACTOR", line => line.Actor),
            new Column<AuditLine>("ADDRESS", line => line.Address),
            new Column<AuditLine>("ACTION", line => line.Action),
            new Column<AuditLine>("RECORD", line => line.Record),
            new Column<AuditLine>("ID", line => line.RecordId?.ToString(CultureInfo.InvariantCulture)),
            new Column<AuditLine>("OWNER", line => line.OwnerId?.ToString(CultureInfo.InvariantCulture)),
            new Column<AuditLine>("DETAIL", line => line.Detail));
    }

    private static int MaxOf(string? text) => text is null ? DefaultMax
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max) && max > 0 ? max
        : throw new UsageException($"--max: expected a number from 1 to {int.MaxValue}, found '{text}'.");

    private static AuditLine LineOf(AuditEntry entry) => new(
        TimeText.Of(entry.Time),
        entry.Actor,
        entry.ActorId,
        entry.Address,
        entry.Action,
        entry.Record,
        entry.RecordId,
        entry.OwnerId,
        entry.Detail);
}
