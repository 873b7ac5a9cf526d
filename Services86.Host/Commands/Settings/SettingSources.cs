using System.Collections;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.Configuration.Memory;
using Services86.Host.Configuration;

namespace Services86.Host.Commands.Settings;

/// <summary>Finds where the values of settings come from.</summary>
internal sealed class SettingSources(IConfigurationRoot configuration)
{
    private static readonly string[] VariablePrefixes = ["", "ASPNETCORE_", "DOTNET_"];

    /// <summary>Gets the source that sets a key last.</summary>
    /// <param name="key">The key, with its section.</param>
    /// <returns>
    /// A file, an environment variable, a file of <see cref="SecretFiles"/>, the command line, or the default.
    /// </returns>
    public string Of(string key) => Find(configuration.Providers, key) ?? EffectiveSetting.Default;

    private static string? Find(IEnumerable<IConfigurationProvider> providers, string key) =>
        providers.Reverse().Select(provider => Name(provider, key)).FirstOrDefault(name => name is not null);

    private static string? Name(IConfigurationProvider provider, string key)
    {
        if (!provider.TryGet(key, out var value))
        {
            return null;
        }

        return provider switch
        {
            ChainedConfigurationProvider { Configuration: IConfigurationRoot root } => Find(root.Providers, key),
            MemoryConfigurationProvider => EffectiveSetting.Default,
            CommandLineConfigurationProvider => "command line",
            JsonConfigurationProvider json => json.Source.Path,
            EnvironmentVariablesConfigurationProvider => $"environment variable {VariableOf(key, value)}",
            KeyPerFileConfigurationProvider => $"secret file {NameOf(key)}",
            _ => provider.GetType().Name,
        };
    }

    // A provider does not tell the name of the variable, of which the case and the prefix can differ.
    private static string VariableOf(string key, string? value) => (
        from DictionaryEntry variable in Environment.GetEnvironmentVariables()
        let name = (string)variable.Key
        where (string?)variable.Value == value
        where VariablePrefixes.Any(prefix => IsNameOf(key, name, prefix))
        select name).FirstOrDefault() ?? NameOf(key);

    private static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);

    private static bool IsNameOf(string key, string variable, string prefix) =>
        variable.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && variable[prefix.Length..].Replace("__", ":", StringComparison.Ordinal)
            .Equals(key, StringComparison.OrdinalIgnoreCase);
}
