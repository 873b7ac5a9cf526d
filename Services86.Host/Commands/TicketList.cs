using Services86.Data.Tickets;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Prints tickets.</summary>
internal static class TicketList
{
    /// <summary>Prints tickets: id, user, times of issue and expiry, application.</summary>
    public static Task PrintAsync(CommandConsole console, bool isJson, IEnumerable<IssuedTicket> tickets) =>
        ListPrinter.PrintAsync(
            console,
            isJson,
            [.. tickets.Select(RowOf)],
            ListJson.Readable.IReadOnlyListTicketLine,
            new Column<TicketLine>("ID", row => row.Id),
            new Column<TicketLine>("USER", row => row.User),
            new Column<TicketLine>("CREATED", row => row.Created),
            new Column<TicketLine>("EXPIRES", row => row.Expires),
            new Column<TicketLine>("APPLICATION", row => row.Application));

    private static TicketLine RowOf(IssuedTicket ticket) => new(
        ticket.Id, ticket.Name, TimeText.Of(ticket.Created), TimeText.Of(ticket.ValidTo), ticket.Application);
}
