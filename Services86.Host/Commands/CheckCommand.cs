using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Services86.Data.Checks;
using Services86.Host.Commands.Printing;

namespace Services86.Host.Commands;

/// <summary>Checks the stored data, also while the server runs.</summary>
internal sealed class CheckCommand : HostCommand
{
    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public CheckCommand(CommandContext context)
        : base("check", "Look for damage in the stored data, and print a line for each problem.", context) =>
        _json = AddJsonOption();

    /// <inheritdoc/>
    /// <exception cref="RefusedException">There are problems.</exception>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var isJson = arguments.GetValue(_json);
        await using var app = BuildApplication();
        var check = app.Services.GetRequiredService<DatabaseCheck>();
        var report = isJson
            ? await check.RunAsync(cancellationToken)
            : await LongWork.RunAsync(Console, "Checking the database", () => check.RunAsync(cancellationToken));
        string[] problems = [.. report.Problems.Select(problem => problem.ToString().ReplaceLineEndings(" "))];
        if (isJson)
        {
            await Output.WriteLineAsync(
                JsonSerializer.Serialize(new CheckResult(report.SecretCount, problems), ListJson.Readable.CheckResult));
        }
        else
        {
            foreach (var problem in problems)
            {
                await Output.WriteLineAsync(problem);
            }
        }

        var secrets = string.Create(CultureInfo.InvariantCulture, $"{report.SecretCount} secrets open.");
        if (problems.Length > 0)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture, $"The check found {problems.Length} problems; {secrets}"));
        }

        if (!isJson)
        {
            await Output.WriteLineAsync($"The check found no problems; {secrets}");
        }
    }
}
