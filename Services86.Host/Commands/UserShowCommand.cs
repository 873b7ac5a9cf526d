using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Services86.Data.Associates;
using Services86.Data.Tickets;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Shows what is stored of a user.</summary>
internal sealed class UserShowCommand : HostCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The login name." };
    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public UserShowCommand(CommandContext context)
        : base("show", "Show what is stored of a user, without the password.", context)
    {
        Arguments.Add(_name);
        _json = AddJsonOption();
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var user = await StoredUsers.RequireAsync(app.Services, arguments.GetRequiredValue(_name), cancellationToken);
        var details = await ReadAsync(app.Services, user, cancellationToken);
        if (arguments.GetValue(_json))
        {
            await Output.WriteLineAsync(JsonSerializer.Serialize(details, ListJson.Readable.UserDetails));
            return;
        }

        await ListPrinter.PrintLinesAsync(
            Console,
            [
                ["id", details.Id.ToString(CultureInfo.InvariantCulture)],
                ["name", details.Name],
                ["role", details.Role],
                ["state", details.Retired ? "retired" : "active"],
                ["password", details.HasPassword ? "set" : "none"],
                ["last login", details.LastLogin],
                ["tickets", details.Tickets.ToString(CultureInfo.InvariantCulture)],
                ["credentials", string.Join(", ", details.Credentials)],
                ["rank", details.Rank.ToString(CultureInfo.InvariantCulture)],
                ["tooltip", details.Tooltip],
            ]);
    }

    private static async Task<UserDetails> ReadAsync(
        IServiceProvider services, Associate user, CancellationToken cancellationToken)
    {
        var tickets = await services.GetRequiredService<TicketRepository>()
            .ListOfAsync(user.AssociateId, cancellationToken);
        var credentials = await services.GetRequiredService<CredentialRepository>()
            .ListOfAsync(user.AssociateId, cancellationToken);
        return new UserDetails(
            user.AssociateId,
            user.Name,
            RoleNames.Of(user.Role),
            user.Retired,
            user.PasswordHash is not null,
            TimeText.Of(user.LastLogin),
            tickets.Count,
            [
                .. credentials.Select(credential => credential.Type)
                    .Where(type => type != StoredCredential.PasswordType),
            ],
            user.Rank,
            user.Tooltip);
    }
}
