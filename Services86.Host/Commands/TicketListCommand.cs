using System.CommandLine;
using Services86.Data.Tickets;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>Lists the tickets of all users, or of one.</summary>
/// <remarks>Tickets cannot be listed: only their hashes are stored. An id is the beginning of a hash.</remarks>
internal sealed class TicketListCommand : HostCommand
{
    private readonly ValueOption _user = new("--user", "NAME", "Only the tickets of this user.");
    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public TicketListCommand(CommandContext context)
        : base("list", "List the tickets that have not expired: id, user, times, application.", context)
    {
        Options.Add(_user);
        _json = AddJsonOption();
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var tickets = app.Services.GetRequiredService<TicketRepository>();
        var issued = arguments.GetValue(_user) is { } name
            ? await tickets.ListOfAsync(
                (await StoredUsers.RequireAsync(app.Services, name, cancellationToken)).AssociateId, cancellationToken)
            : await tickets.ListAsync(cancellationToken);
        await TicketList.PrintAsync(Console, arguments.GetValue(_json), issued);
    }
}
