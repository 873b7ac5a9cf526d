using System.CommandLine;
using System.Globalization;
using Services86.Data.Audit;
using Services86.Data.Tickets;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>
/// Ends tickets, also while servers run. A server on another process refuses them within the time that it caches
/// tickets for.
/// </summary>
internal sealed class TicketEndCommand : HostCommand
{
    private readonly Argument<string> _id = new("ID")
    {
        Description = "The id of a ticket, as 'ticket list' shows it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly ValueOption _user = new("--user", "NAME", "All tickets of this user.");
    private readonly Option<bool> _all = new("--all") { Description = "The tickets of all users." };

    /// <summary>Creates the command.</summary>
    public TicketEndCommand(CommandContext context)
        : base("end", "End a ticket, those of a user, or all: the clients have to log in again.", context)
    {
        Arguments.Add(_id);
        Options.Add(_user);
        Options.Add(_all);
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var (id, name, isAll) = (arguments.GetValue(_id), arguments.GetValue(_user), arguments.GetValue(_all));
        if ((id is null ? 0 : 1) + (name is null ? 0 : 1) + (isAll ? 1 : 0) != 1)
        {
            throw new UsageException("Expected one of the id of a ticket, --user NAME, and --all.");
        }

        await using var app = await OpenAsync(cancellationToken);
        var tickets = app.Services.GetRequiredService<TicketRepository>();
        var ended = id is not null ? await EndAsync(tickets, id, cancellationToken)
            : name is not null ? await tickets.EndOfAsync(
                (await StoredUsers.RequireAsync(app.Services, name, cancellationToken)).AssociateId,
                AuditActor.Command,
                cancellationToken)
            : await tickets.EndAllAsync(AuditActor.Command, cancellationToken);
        await Output.WriteLineAsync(ended == 1
            ? "Ended 1 ticket."
            : string.Create(CultureInfo.InvariantCulture, $"Ended {ended} tickets."));
    }

    // The text is not quoted: it could be a ticket.
    private static async Task<int> EndAsync(
        TicketRepository tickets, string id, CancellationToken cancellationToken) =>
        await tickets.EndAsync(id, AuditActor.Command, cancellationToken) ? 1 : throw new RefusedException(
            "There is no ticket with this id, which has 16 digits: 'ticket list' shows those that there are.");
}
