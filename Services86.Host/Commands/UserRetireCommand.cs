using System.CommandLine;
using Services86.Data.Associates;
using Services86.Data.Audit;

namespace Services86.Host.Commands;

/// <summary>Retires a user, also while servers run.</summary>
internal sealed class UserRetireCommand : HostCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The login name." };

    /// <summary>Creates the command.</summary>
    public UserRetireCommand(CommandContext context)
        : base("retire", "Refuse the logins of a user from now on, and end the user's tickets.", context) =>
        Arguments.Add(_name);

    /// <inheritdoc/>
    /// <remarks>Retiring a user again has no effect.</remarks>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var app = await OpenAsync(cancellationToken);
        var user = await StoredUsers.RequireAsync(app.Services, arguments.GetRequiredValue(_name), cancellationToken);
        await app.Services.GetRequiredService<AssociateRepository>()
            .SetRetiredAsync(user.AssociateId, retired: true, AuditActor.Command, cancellationToken);
        await Output.WriteLineAsync(user.Retired
            ? $"{user.Name} is retired already."
            : $"Retired {user.Name}, and ended the tickets.");
    }
}
