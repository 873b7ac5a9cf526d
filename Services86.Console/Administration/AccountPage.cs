using Services86.Data.Tickets;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>The page of the user who is logged in.</summary>
internal sealed class AccountPage(PageResponse responses, TicketRepository tickets) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var caller = request.RequiredCaller;
        var issued = await tickets.ListOfAsync(caller.AssociateId, request.CancellationToken);
        await responses.SendAsync<AccountView>(request, new AccountModel(caller, issued));
    }
}
