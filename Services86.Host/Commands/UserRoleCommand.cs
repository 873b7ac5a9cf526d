using System.CommandLine;
using Services86.Data.Associates;
using Services86.Data.Audit;

namespace Services86.Host.Commands;

/// <summary>Changes the rights of a user, also while servers run.</summary>
internal sealed class UserRoleCommand : HostCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The login name." };
    private readonly Argument<string> _role = new("ROLE") { Description = $"The rights: {RoleNames.All}." };

    /// <summary>Creates the command.</summary>
    public UserRoleCommand(CommandContext context)
        : base("role", "Make a user administrator or employee.", context)
    {
        _role.CompletionSources.Add(RoleNames.Administrator, RoleNames.Employee);
        Arguments.Add(_name);
        Arguments.Add(_role);
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var role = RoleNames.Parse(arguments.GetRequiredValue(_role));
        await using var app = await OpenAsync(cancellationToken);
        var user = await StoredUsers.RequireAsync(app.Services, arguments.GetRequiredValue(_name), cancellationToken);
        await app.Services.GetRequiredService<AssociateRepository>()
            .SetRoleAsync(user.AssociateId, role, AuditActor.Command, cancellationToken);
        await Output.WriteLineAsync(user.Role == role
            ? $"{user.Name} is {RoleNames.Of(role)} already."
            : $"{user.Name} is {RoleNames.Of(role)} now.");
    }
}
