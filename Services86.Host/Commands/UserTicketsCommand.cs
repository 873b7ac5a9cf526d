using System.CommandLine;
using Services86.Data.Tickets;

namespace Services86.Host.Commands;

/// <summary>Lists the tickets of a user.</summary>
internal sealed class UserTicketsCommand : HostCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The login name." };
    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public UserTicketsCommand(CommandContext context)
        : base("tickets", "List the tickets of a user that have not expired: id, user, times, application.", context)
    {
        Arguments.Add(_name);
        _json = AddJsonOption();
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var user = await StoredUsers.RequireAsync(app.Services, arguments.GetRequiredValue(_name), cancellationToken);
        var tickets = app.Services.GetRequiredService<TicketRepository>();
        await TicketList.PrintAsync(
            Console,
            arguments.GetValue(_json),
            await tickets.ListOfAsync(user.AssociateId, cancellationToken));
    }
}
