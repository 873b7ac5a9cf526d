using System.Data.Common;
using Services86.Host.Configuration;

namespace Services86.Host.Commands;

/// <summary>Runs the command that the arguments name.</summary>
/// <remarks>
/// Exit codes: 0 success; 1 refused, with one line on the error output; 2 wrong usage, with the usage text.
/// </remarks>
internal sealed class CommandLine(TextReader input, TextWriter output, TextWriter error)
{
    private const int Success = 0;
    private const int RefusedCode = 1;
    private const int WrongUsage = 2;

    private const string Usage =
        """
        Usage: Services86.Host [command] [configuration]

          serve
              Serve SOAP and REST; the default.
          user add NAME [--role administrator|employee] [--password-stdin]
              Add a user. Without --password-stdin a password is generated and printed.
          app add NAME --agents AGENT,...
              Register an application, and print its token, once.
          app list
              List the applications: name, agents, time of registration, active or revoked.
          app revoke NAME
              Refuse the calls of an application from now on.
          backup DIRECTORY
              Copy the database and its keys to a new directory.
          restore DIRECTORY
              Put the database and the keys of a backup in the place of lost ones.
          check
              Look for damage in the stored data, and print a line for each problem.
          db import --from CONNECTION
              Copy a database of SQLite into the configured, empty database of PostgreSQL.
          keys list
              List the data keys: id, time of creation, number of secrets, newest or older.
          keys rotate [--resume]
              Encrypt all stored secrets with new keys; with --resume, complete an interrupted rotation.
          keys retire ID
              Delete a data key that no secret needs any more.
          wsdl export DIRECTORY
              Write the WSDL files as they are served.

        Configuration is that of ASP.NET Core: appsettings.json, environment variables such as
        Services86__Database__ConnectionString, or arguments such as --urls http://localhost:8080.
        """;

    /// <summary>Runs the command.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            var arguments = CommandArguments.Parse(args);
            await RunAsync(arguments);
            return Success;
        }
        catch (UsageException exception)
        {
            await error.WriteLineAsync(exception.Message);
            await error.WriteLineAsync(Usage);
            return WrongUsage;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            await error.WriteLineAsync(exception.Message.ReplaceLineEndings(" "));
            return RefusedCode;
        }
    }

    private Task RunAsync(CommandArguments arguments) => arguments.Words switch
    {
        [] or ["serve"] => ServeCommand.RunAsync(arguments, output),
        ["user", "add", var name] => UserAddCommand.RunAsync(arguments, name, input, output),
        ["app", "add", var name] => AppAddCommand.RunAsync(arguments, name, output),
        ["app", "list"] => AppListCommand.RunAsync(arguments, output),
        ["app", "revoke", var name] => AppRevokeCommand.RunAsync(arguments, name, output),
        ["backup", var directory] => BackupCommand.RunAsync(arguments, directory, output),
        ["restore", var directory] => RestoreCommand.RunAsync(arguments, directory, output),
        ["check"] => CheckCommand.RunAsync(arguments, output),
        ["db", "import"] => DbImportCommand.RunAsync(arguments, output),
        ["keys", "list"] => KeysListCommand.RunAsync(arguments, output),
        ["keys", "rotate"] => KeysRotateCommand.RunAsync(arguments, output),
        ["keys", "retire", var id] => KeysRetireCommand.RunAsync(arguments, id, output),
        ["wsdl", "export", var directory] => WsdlExportCommand.RunAsync(arguments, directory, output),
        ["help"] => output.WriteLineAsync(Usage),
        _ => throw new UsageException(new CommandUsage(Usage).WhyWrong(arguments.Words)),
    };

    // Failures that the user can correct. Other exceptions are faults of the program, and end it with a stack trace.
    private static bool IsRefusal(Exception exception) => exception is
        RefusedException or InvalidConfigurationException or DbException or IOException or InvalidDataException
        or UnauthorizedAccessException or ArgumentException;
}
