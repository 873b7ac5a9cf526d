using System.CommandLine;
using System.Globalization;
using Services86.Data.Associates;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Lists the users.</summary>
internal sealed class UserListCommand : HostCommand
{
    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public UserListCommand(CommandContext context)
        : base("list", "List the users: id, name, role, active or retired, last login.", context) =>
        _json = AddJsonOption();

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var users = await app.Services.GetRequiredService<AssociateRepository>().ListAsync(cancellationToken);
        await ListPrinter.PrintAsync(
            Console,
            arguments.GetValue(_json),
            [.. users.Select(RowOf)],
            ListJson.Readable.IReadOnlyListUserRow,
            new Column<UserRow>("ID", row => row.Id.ToString(CultureInfo.InvariantCulture)),
            new Column<UserRow>("NAME", row => row.Name),
            new Column<UserRow>("ROLE", row => row.Role),
            new Column<UserRow>("STATE", row => row.GetState()),
            new Column<UserRow>("LAST LOGIN", row => row.LastLogin));
    }

    private static UserRow RowOf(Associate user) => new(
        user.AssociateId, user.Name, RoleNames.Of(user.Role), user.Retired, TimeText.Of(user.LastLogin));
}
