using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace Services86.Host.Configuration;

/// <summary>Reads settings that a service manager or a container engine hands over as files.</summary>
/// <remarks>
/// The name of a file is that of the environment variable, such as <c>Services86__Database__ConnectionString</c>, and
/// its content is the value. Files override environment variables, and arguments override files.
/// </remarks>
internal static class SecretFiles
{
    /// <summary>The environment variable in which systemd names the directory of a unit's credentials.</summary>
    /// <remarks>https://systemd.io/CREDENTIALS/</remarks>
    public const string CredentialsVariable = "CREDENTIALS_DIRECTORY";

    /// <summary>The directory of secrets in a container.</summary>
    /// <remarks>https://docs.docker.com/compose/how-tos/use-secrets/</remarks>
    public const string ContainerDirectory = "/run/secrets";

    private const string Separator = "__";

    /// <summary>Adds the files of both directories, where there are any.</summary>
    /// <param name="sources">The sources of the configuration.</param>
    public static void Add(IList<IConfigurationSource> sources)
    {
        Add(sources, ContainerDirectory);
        Add(sources, Environment.GetEnvironmentVariable(CredentialsVariable));
    }

    private static void Add(IList<IConfigurationSource> sources, string? directory)
    {
        // Other files in the directory are not for this program, which might be forbidden to read them.
        if (directory is null || !Directory.Exists(directory)
            || !Directory.EnumerateFiles(directory, $"*{Separator}*", new EnumerationOptions()).Any())
        {
            return;
        }

        // The first one is that of the host, before the environment.
        var arguments = sources.LastOrDefault(source => source is CommandLineConfigurationSource);
        sources.Insert(arguments is null ? sources.Count : sources.IndexOf(arguments), new KeyPerFileConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(directory),
            SectionDelimiter = Separator,
            IgnoreCondition = name => !name.Contains(Separator, StringComparison.Ordinal),
        });
    }
}
