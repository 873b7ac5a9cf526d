using System.CommandLine;
using Services86.Data.Applications;
using Services86.Data.Audit;

namespace Services86.Host.Commands;

/// <summary>Revokes an application. A running server refuses the application within five seconds.</summary>
internal sealed class AppRevokeCommand : HostCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The name of the application." };

    /// <summary>Creates the command.</summary>
    public AppRevokeCommand(CommandContext context)
        : base("revoke", "Refuse the calls of an application from now on.", context) => Arguments.Add(_name);

    /// <inheritdoc/>
    /// <remarks>Revoking an application again has no effect.</remarks>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var name = arguments.GetRequiredValue(_name);
        await using var app = await OpenAsync(cancellationToken);
        if (!await app.Services.GetRequiredService<ApplicationRepository>()
            .RevokeAsync(name, AuditActor.Command, cancellationToken))
        {
            throw new RefusedException(
                $"There is no application named '{name}': 'app list' shows those that there are.");
        }

        await Output.WriteLineAsync($"Revoked the application {name}.");
    }
}
