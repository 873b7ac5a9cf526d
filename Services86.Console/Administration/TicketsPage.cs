using System.Globalization;
using Services86.Data.Associates;
using Services86.Data.Tickets;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>Lists tickets, and ends one or all.</summary>
internal sealed class TicketsPage(PageResponse responses, TicketRepository tickets, AssociateRepository associates)
    : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var name = request.Query("user");
        await responses.SendAsync<TicketsView>(request, new TicketsModel(
            name,
            await ListAsync(name, request.CancellationToken),
            request.Query("ended") is { Length: > 0 } text
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ended)
                ? ended == 1 ? "Ended 1 ticket." : $"Ended {ended} tickets."
                : null));
    }

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        if (request.Field("action") == "end-all")
        {
            if (await Confirmation.AskAsync(
                responses,
                request,
                "End the tickets of all users?",
                "All programs and browsers have to log in again, this browser too.",
                "End all tickets"))
            {
                await tickets.EndAllAsync(request.Actor, request.CancellationToken);
                request.Redirect("login");
            }

            return;
        }

        if (await Confirmation.AskAsync(
            responses,
            request,
            $"End the ticket {request.Field("id")}?",
            "The program or browser that uses it has to log in again.",
            "End the ticket"))
        {
            var isEnded = await tickets.EndAsync(request.Field("id"), request.Actor, request.CancellationToken);
            request.Redirect(isEnded ? "tickets?ended=1" : "tickets?ended=0");
        }
    }

    private async Task<IReadOnlyList<IssuedTicket>> ListAsync(string name, CancellationToken cancellationToken)
    {
        if (name.Length == 0)
        {
            return await tickets.ListAsync(cancellationToken);
        }

        return await associates.FindByNameAsync(name, cancellationToken) is { } user
            ? await tickets.ListOfAsync(user.AssociateId, cancellationToken)
            : [];
    }
}
