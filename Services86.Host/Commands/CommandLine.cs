using System.Data.Common;
using Services86.Host.Commands.Parsing;
using Services86.Host.Commands.Printing;
using Services86.Host.Configuration;

namespace Services86.Host.Commands;

/// <summary>Runs the command that the arguments name.</summary>
/// <remarks>
/// Exit codes: 0 success; 1 refused, with one line on the error output; 2 wrong usage, with the reason and the usage.
/// </remarks>
internal sealed class CommandLine(TextReader input, TextWriter output, TextWriter error)
{
    private const int RefusedCode = 1;
    private const int WrongUsage = 2;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            var separated = TestOption.Replace(ConfigurationArguments.Separate(args));
            if (separated.Command is not ([] or ["serve"]))
            {
                var context = new CommandContext(CommandConsole.Of(input, output), separated.Configuration);
                return await CommandTree.RunAsync(context, separated.Command, error);
            }

            // A server starts without System.CommandLine.
            await ServerProcess.RunAsync(separated.Configuration, output);
            return 0;
        }
        catch (UsageException exception)
        {
            await error.WriteLineAsync(exception.Message);
            await error.WriteLineAsync(exception.Usage);
            return WrongUsage;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            await error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));
            return RefusedCode;
        }
    }

    // Failures that the user can correct. Other exceptions are faults of the program, and end it with a stack trace.
    private static bool IsRefusal(Exception exception) => exception is
        RefusedException or InvalidConfigurationException or DbException or IOException or InvalidDataException
        or UnauthorizedAccessException or ArgumentException;
}
