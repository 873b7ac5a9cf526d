using System.CommandLine;
using Services86.Host.Commands.Printing;
using Services86.Host.Commands.Settings;
using Services86.Host.Configuration;

namespace Services86.Host.Commands;

/// <summary>Shows the settings as they apply, and where each comes from, without secrets.</summary>
internal sealed class ConfigShowCommand : HostCommand
{
    private const string Urls = "Urls";
    private const string TelemetryPrefix = "OTEL_";

    // Sections of which ASP.NET Core reads more keys than have a default.
    private static readonly string[] OpenSections = ["Kestrel", "Logging"];

    private readonly Option<bool> _json;

    /// <summary>Creates the command.</summary>
    public ConfigShowCommand(CommandContext context)
        : base("show", "Show the settings as they apply: key, value without secrets, where it comes from.", context) =>
        _json = AddJsonOption();

    /// <inheritdoc/>
    /// <exception cref="InvalidConfigurationException">
    /// Settings are invalid. All of them are shown nevertheless.
    /// </exception>
    protected override async Task RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var configuration = Services86Application.ReadConfiguration(Configuration);
        var reader = new Services86OptionsReader(configuration);
        var invalid = WhyInvalid(reader);
        var sources = new SettingSources(configuration);
        await ListPrinter.PrintAsync(
            Console,
            arguments.GetValue(_json),
            [
                Line(Urls),
                .. reader.Effective.OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase).Select(Of),
                .. UnknownKeys(configuration, reader).Select(key => new SettingLine(
                    key, SecretMask.Hidden, sources.Of(key))),
                .. OpenKeys(configuration).Select(Line),
            ],
            ListJson.Readable.IReadOnlyListSettingLine,
            new Column<SettingLine>("KEY", line => line.Key),
            new Column<SettingLine>("VALUE", line => line.Value),
            new Column<SettingLine>("FROM", line => line.Source));
        if (invalid is not null)
        {
            throw invalid;
        }

        SettingLine Line(string key) =>
            new(key, SecretMask.Mask(key, ((IConfiguration)configuration)[key]), sources.Of(key));

        SettingLine Of(EffectiveSetting setting) => new(
            setting.Key,
            SecretMask.Mask(setting.Key, setting.Value),
            setting.AssumedFrom ?? sources.Of(setting.Key));
    }

    private static InvalidConfigurationException? WhyInvalid(Services86OptionsReader reader)
    {
        try
        {
            reader.Read();
            return null;
        }
        catch (InvalidConfigurationException exception)
        {
            return exception;
        }
    }

    // A misspelt key can have a secret.
    private static IEnumerable<string> UnknownKeys(
        ConfigurationManager configuration, Services86OptionsReader reader) =>
        from pair in configuration.GetSection(SettingReader.Section).AsEnumerable()
        where !string.IsNullOrEmpty(pair.Value)
        where !reader.Effective.Any(known => known.Key.Equals(pair.Key, StringComparison.OrdinalIgnoreCase))
        orderby pair.Key
        select pair.Key;

    private static IEnumerable<string> OpenKeys(ConfigurationManager configuration) =>
        from pair in configuration.AsEnumerable()
        where !string.IsNullOrEmpty(pair.Value)
        where pair.Key.StartsWith(TelemetryPrefix, StringComparison.Ordinal)
            || OpenSections.Contains(pair.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase)
        orderby pair.Key
        select pair.Key;
}
