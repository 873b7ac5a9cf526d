using Services86.Agents.Login;
using Services86.Data.Associates;
using Services86.WebConsole.Layout;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Administration;

/// <summary>Lists the users, and adds one.</summary>
internal sealed class UsersPage(
    PageResponse responses, AssociateRepository associates, UserAdministration administration) : Page
{
    /// <inheritdoc/>
    public override async Task GetAsync(PageRequest request)
    {
        var users = await associates.ListAsync(request.CancellationToken);
        await responses.SendAsync<UsersView>(request, new UsersModel(users));
    }

    /// <inheritdoc/>
    public override async Task PostAsync(PageRequest request)
    {
        var name = request.Field("name");
        var given = request.Form["password"].ToString();
        var password = given.Length > 0 ? given : Passwords.Generate();
        var role = UserRoles.Parse(request.Field("role"));
        var id = await administration.AddAsync(name, role, password, request.Actor, request.CancellationToken);
        var page = $"users/{id}";
        if (given.Length > 0)
        {
            request.Redirect(page + "?done=added");
            return;
        }

        await responses.SendAsync<SecretView>(request, new SecretModel(
            $"Added {name}",
            $"Password of {name}",
            password,
            "Hand this password to the user: the server keeps its hash only, and does not show it again.",
            page));
    }
}
