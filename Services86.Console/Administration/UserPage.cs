using Services86.Agents.Login;
using Services86.Agents.Refusals;
using Services86.Data.Associates;
using Services86.Data.Tickets;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>Shows a user, and changes the role, the password, the retirement and the tickets.</summary>
internal sealed class UserPage(
    PageResponse responses,
    AssociateRepository associates,
    CredentialRepository credentials,
    TicketRepository tickets,
    UserAdministration administration,
    SecurityEvents events) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var user = await RequireAsync(request);
        var stored = await credentials.ListOfAsync(user.AssociateId, request.CancellationToken);
        await responses.SendAsync<UserView>(request, new UserModel(
            user,
            [.. stored.Select(credential => credential.Type)],
            await tickets.ListOfAsync(user.AssociateId, request.CancellationToken),
            DoneText(request.Query("done"))));
    }

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        var user = await RequireAsync(request);
        switch (request.Field("action"))
        {
            case "role":
                await associates.SetRoleAsync(
                    user.AssociateId,
                    UserRoles.Parse(request.Field("role")),
                    request.Actor,
                    request.CancellationToken);
                Return(request, "role");
                break;
            case "password":
                await SetPasswordAsync(request, user);
                break;
            case "retire":
                await RetireAsync(request, user);
                break;
            case "reinstate":
                await associates.SetRetiredAsync(
                    user.AssociateId, retired: false, request.Actor, request.CancellationToken);
                Return(request, "reinstated");
                break;
            case "end":
                await EndTicketsAsync(request, user);
                break;
            default:
                throw new SoInvalidArgumentException("Expected an action of the page.", "Send a form of the page.");
        }
    }

    // A parameter of the address selects a text; it is no text, which a link could make up.
    private static string? DoneText(string done) => done switch
    {
        "added" => "The user was added.",
        "role" => "The role was changed.",
        "password" => "The password was set, and the tickets were ended.",
        "retired" => "The user was retired, and the tickets were ended.",
        "reinstated" => "The user may log in again.",
        "ended" => "The tickets were ended.",
        _ => null,
    };

    private static void Return(PageRequest request, string done) =>
        request.Redirect($"users/{request.Id}?done={done}");

    private async Task<Associate> RequireAsync(PageRequest request) =>
        await associates.GetAsync(request.Id, request.CancellationToken) ?? throw new SoNotFoundException(
            $"There is no user with the id {request.Id}.",
            $"There is no user with the id {request.Id}: the list of users has those that there are.");

    private async Task SetPasswordAsync(PageRequest request, Associate user)
    {
        var given = request.Form["password"].ToString();
        var password = given.Length > 0 ? given : Passwords.Generate();
        if (!await Confirmation.AskAsync(
            responses,
            request,
            $"Set the password of {user.Name}?",
            "The former password stops working, and all tickets of the user end: programs and browsers that use it "
            + "have to log in again.",
            "Set the password"))
        {
            return;
        }

        var caller = request.RequiredCaller;
        var keptTicket = caller.AssociateId == user.AssociateId ? caller.TicketHash : null;
        if (!await administration.SetPasswordAsync(
            user, password, keptTicket, request.Actor, request.CancellationToken))
        {
            await RequireAsync(request);
        }

        events.AddPasswordChanged(caller, user.AssociateId);
        if (given.Length > 0)
        {
            Return(request, "password");
            return;
        }

        await responses.SendAsync<SecretView>(request, new SecretModel(
            $"Set the password of {user.Name}",
            $"Password of {user.Name}",
            password,
            "Hand this password to the user: the server keeps its hash only, and does not show it again.",
            $"users/{user.AssociateId}"));
    }

    private async Task RetireAsync(PageRequest request, Associate user)
    {
        if (await Confirmation.AskAsync(
            responses,
            request,
            $"Retire {user.Name}?",
            "The user cannot log in any more, and all tickets of the user end. The records of the user stay.",
            "Retire the user"))
        {
            await associates.SetRetiredAsync(
                user.AssociateId, retired: true, request.Actor, request.CancellationToken);
            Return(request, "retired");
        }
    }

    private async Task EndTicketsAsync(PageRequest request, Associate user)
    {
        if (await Confirmation.AskAsync(
            responses,
            request,
            $"End all tickets of {user.Name}?",
            "Programs and browsers that the user has logged in with have to log in again.",
            "End the tickets"))
        {
            await tickets.EndOfAsync(user.AssociateId, request.Actor, request.CancellationToken);
            Return(request, "ended");
        }
    }
}
