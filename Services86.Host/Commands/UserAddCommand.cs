using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Data.Audit;

namespace Services86.Host.Commands;

/// <summary>Adds a user, also while the server runs.</summary>
internal static class UserAddCommand
{
    /// <summary>Adds a user.</summary>
    /// <param name="arguments">The options <c>--role</c> and <c>--password-stdin</c>, and configuration.</param>
    /// <param name="name">The login name.</param>
    /// <param name="input">The input whose first line is the password.</param>
    /// <param name="output">The writer that a generated password is printed to.</param>
    public static async Task RunAsync(CommandArguments arguments, string name, TextReader input, TextWriter output)
    {
        var role = RoleOf(arguments.TakeOption("--role", out arguments));
        var fromInput = arguments.TakeFlag("--password-stdin", out arguments);
        await using var app = Services86Application.Build(arguments.ToConfiguration());
        RequireName(name);
        var password = fromInput ? await ReadPasswordAsync(input) : Passwords.Generate();
        await app.Services.GetRequiredService<Database>().PrepareAsync(CancellationToken.None);
        var hash = await app.Services.GetRequiredService<Passwords>()
            .HashAsync(password, HashClient.Server, CancellationToken.None);
        var id = await app.Services.GetRequiredService<AssociateRepository>()
            .AddAsync(name, role, hash, AuditActor.Command, CancellationToken.None);
        await output.WriteLineAsync(fromInput
            ? $"Added the {role} {name} as associate {id}."
            : $"Added the {role} {name} as associate {id}, with the password {password} (shown this once).");
    }

    private static AssociateRole RoleOf(string? role) => role switch
    {
        null or "employee" => AssociateRole.Employee,
        "administrator" => AssociateRole.Administrator,
        _ => throw new UsageException($"Expected the role administrator or employee, found '{role}'."),
    };

    private static void RequireName(string name)
    {
        if (UserNames.WhyInvalid(name) is { } reason)
        {
            throw new RefusedException($"'{name}' cannot be a login name. {reason}");
        }
    }

    private static async Task<string> ReadPasswordAsync(TextReader input)
    {
        if (await input.ReadLineAsync() is not { Length: > 0 } password)
        {
            throw new RefusedException("Expected a password on the first line of the input, found none.");
        }

        return Passwords.WhyInvalid(password) is { } reason ? throw new RefusedException(reason) : password;
    }
}
