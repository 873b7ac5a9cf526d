using System.CommandLine;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Audit;
using Services86.Host.Commands.Parsing;

namespace Services86.Host.Commands;

/// <summary>Adds a user, also while the server runs.</summary>
internal sealed class UserAddCommand : HostCommand
{
    private readonly Argument<string> _name =
        new("NAME") { Description = "The login name, which no other user may have." };

    private readonly ValueOption _role = new("--role", RoleNames.All, "The rights of the user; employee by default.");
    private readonly PasswordOption _password = new();

    /// <summary>Creates the command.</summary>
    public UserAddCommand(CommandContext context)
        : base("add", "Add a user.", context)
    {
        _role.CompletionSources.Add(RoleNames.Administrator, RoleNames.Employee);
        Arguments.Add(_name);
        Options.Add(_role);
        Options.Add(_password);
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var name = arguments.GetRequiredValue(_name);
        var role = RoleNames.Parse(arguments.GetValue(_role) ?? RoleNames.Employee);
        var fromInput = arguments.GetValue(_password);
        await using var app = BuildApplication();
        RequireName(name);
        var password = await NewPassword.ReadAsync(fromInput, Console.Input);
        await app.Services.GetRequiredService<Database>().PrepareAsync(cancellationToken);
        var id = await app.Services.GetRequiredService<UserAdministration>()
            .AddAsync(name, role, password, AuditActor.Command, cancellationToken);
        await Output.WriteLineAsync(fromInput
            ? $"Added the {role} {name} as associate {id}."
            : $"Added the {role} {name} as associate {id}, with the password {password} (shown this once).");
    }

    private static void RequireName(string name)
    {
        if (UserNames.WhyInvalid(name) is { } reason)
        {
            throw new RefusedException($"'{name}' cannot be a login name. {reason}");
        }
    }
}
