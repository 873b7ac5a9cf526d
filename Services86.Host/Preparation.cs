using System.Text.Json;
using Services86.Agents.Login;
using Services86.Agents.User;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Host.Configuration;
using Services86.Host.TestMode;

namespace Services86.Host;

/// <summary>Prepares what the services need before the first call.</summary>
internal static class Preparation
{
    /// <summary>Prepares everything, for a program that does not wait for its ports.</summary>
    /// <param name="services">The services of the program.</param>
    /// <param name="output">The writer that a generated password is printed to.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    public static async Task PrepareAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        await PrepareDatabaseAsync(services, cancellationToken);
        await PrepareAssociatesAsync(services, output, cancellationToken);
    }

    /// <summary>Opens the database, and logs advice about the settings.</summary>
    /// <param name="services">The services of the program.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    public static async Task PrepareDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var logger = LoggerOf(services);
        foreach (var advice in services.GetRequiredService<Services86Options>().Advice)
        {
            HostLog.SettingToChange(logger, advice);
        }

        TestModeExtensions.CreateDirectory(services);
        await services.GetRequiredService<Database>().PrepareAsync(cancellationToken);
    }

    /// <summary>
    /// Creates the first administrator if no associate exists, and logs a warning for each credential that several
    /// associates have.
    /// </summary>
    /// <param name="services">The services of the program, with a prepared database.</param>
    /// <param name="output">The writer that a generated password is printed to.</param>
    /// <param name="cancellationToken">Cancels the preparation.</param>
    public static async Task PrepareAssociatesAsync(
        IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        await WarnAboutSharedCredentialsAsync(services, cancellationToken);
        var password = await services.GetRequiredService<BootstrapAdministrator>()
            .CreateIfFirstAsync(cancellationToken);
        if (password is not null)
        {
            // To the output, not to the log: the password is shown once, to the person who started the server.
            var name = services.GetRequiredService<LoginOptions>().BootstrapUserName;
            var line = $"The first administrator is {name}, with the password {password} (shown this once).";
            await output.WriteLineAsync(
                LoggingSettings.IsJson(services.GetRequiredService<IConfiguration>())
                    ? $$"""{"Message":"{{JsonEncodedText.Encode(line)}}"}"""
                    : line);
        }

        await TestModeExtensions.TakeBaselineAsync(services, cancellationToken);
    }

    // Stored by older versions, which allowed it.
    private static async Task WarnAboutSharedCredentialsAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var credentials = services.GetRequiredService<CredentialRepository>();
        var logger = LoggerOf(services);
        foreach (var shared in await credentials.ListSharedAsync(
            ActiveDirectoryCredentialType.TypeName, cancellationToken))
        {
            HostLog.CredentialShared(logger, shared.Type, string.Join(", ", shared.AssociateIds));
        }
    }

    private static ILogger LoggerOf(IServiceProvider services) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HostLog).Namespace!);
}
