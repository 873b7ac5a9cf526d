using System.CommandLine;
using Services86.Agents.Login;
using Services86.Data.Audit;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>Replaces a forgotten password, also while servers run.</summary>
internal sealed class UserPasswordCommand : HostCommand
{
    private readonly Argument<string> _name = new("NAME") { Description = "The login name." };
    private readonly PasswordOption _password = new();

    /// <summary>Creates the command.</summary>
    public UserPasswordCommand(CommandContext context)
        : base("password", "Set a new password, for a user who has forgotten it, and end the user's tickets.", context)
    {
        Arguments.Add(_name);
        Options.Add(_password);
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var fromInput = arguments.GetValue(_password);
        await using var app = await OpenAsync(cancellationToken);
        var user = await StoredUsers.RequireAsync(app.Services, arguments.GetRequiredValue(_name), cancellationToken);
        var password = await NewPassword.ReadAsync(fromInput, Console.Input);
        if (!await app.Services.GetRequiredService<UserAdministration>()
            .SetPasswordAsync(user, password, keptTicket: null, AuditActor.Command, cancellationToken))
        {
            throw new RefusedException($"The user {user.Name} was deleted meanwhile.");
        }

        await Output.WriteLineAsync(fromInput
            ? $"Set the password of {user.Name}, and ended the tickets."
            : $"Set the password of {user.Name} to {password} (shown this once), and ended the tickets.");
        if (user.Retired)
        {
            await Output.WriteLineAsync($"{user.Name} is retired, and cannot log in.");
        }
    }
}
