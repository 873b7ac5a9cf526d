namespace Services86.Host.Commands.Parsing;

/// <summary>
/// The arguments of the program in two parts: configuration, which every command takes anywhere, and the rest, which is
/// a command with its arguments and options.
/// </summary>
/// <remarks>
/// Configuration is <c>--Section:Key=value</c>, <c>--Section:Key value</c>, or <c>Section:Key=value</c> of a known
/// section, and the keys of ASP.NET Core that have no section, such as <c>--urls</c>. The program is parsed without
/// System.CommandLine up to here: a server starts without it.
/// </remarks>
/// <param name="Configuration">The arguments for the configuration of ASP.NET Core.</param>
/// <param name="Command">The others.</param>
internal sealed record ConfigurationArguments(string[] Configuration, string[] Command)
{
    private const string Dashes = "--";

    // The variables of OpenTelemetry, which have no section.
    private const string TelemetryPrefix = "OTEL_";

    private static readonly string[] Sections =
        ["Services86", "Logging", "Kestrel", "hostBuilder", "ConnectionStrings"];

    // Source: WebHostDefaults and HostDefaults of ASP.NET Core, and the key of its host filtering.
    private static readonly string[] KeysWithoutSection =
    [
        "urls", "environment", "contentRoot", "applicationName", "http_ports", "https_ports", "https_port", "webroot",
        "AllowedHosts", "shutdownTimeoutSeconds", "detailedErrors", "captureStartupErrors", "suppressStatusMessages",
        "preferHostingUrls", "startupAssembly", "hostingStartupAssemblies", "hostingStartupExcludeAssemblies",
        "preventHostingStartup", "staticWebAssets", "forwardedHeaders_enabled",
    ];

    /// <summary>Separates the arguments of the program.</summary>
    /// <exception cref="UsageException">A setting has no value, or a misspelt section.</exception>
    public static ConfigurationArguments Separate(string[] args)
    {
        // A directive such as [suggest] has a whole command line as its argument.
        if (args is [['[', ..], ..])
        {
            return new ConfigurationArguments([], args);
        }

        List<string> configuration = [];
        List<string> command = [];
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            if (arg == Dashes)
            {
                command.AddRange(args[i..]);
                break;
            }

            if (!IsConfiguration(arg, out var key, out var hasValue))
            {
                command.Add(arg);
                continue;
            }

            RequireSection(key);
            configuration.Add(arg);
            if (!hasValue)
            {
                configuration.Add(ValueAt(args, ++i, key));
            }
        }

        return new ConfigurationArguments([.. configuration], [.. command]);
    }

    private static bool IsConfiguration(string arg, out string key, out bool hasValue)
    {
        var equals = arg.IndexOf('=', StringComparison.Ordinal);
        hasValue = equals >= 0;
        key = hasValue ? arg[..equals] : arg;
        if (key.StartsWith(Dashes, StringComparison.Ordinal))
        {
            key = key[Dashes.Length..];
            return key.Contains(':', StringComparison.Ordinal) || IsKeyWithoutSection(key);
        }

        key = key.TrimStart('/');
        return hasValue && (IsKeyWithoutSection(key) || Contains(Sections, SectionOf(key)));
    }

    private static bool IsKeyWithoutSection(string key) =>
        Contains(KeysWithoutSection, key) || key.StartsWith(TelemetryPrefix, StringComparison.Ordinal);

    // ASP.NET Core ignores a section that nobody reads.
    private static void RequireSection(string key)
    {
        if (SectionOf(key) is { } section && !Contains(Sections, section)
            && NearestName.Find(section, Sections) is { } nearest)
        {
            throw new UsageException(
                $"'{key}' is no setting: there is no section '{section}'. Did you mean "
                + $"'{nearest}{key[section.Length..]}'?");
        }
    }

    private static string ValueAt(string[] args, int index, string key) =>
        index < args.Length && !args[index].StartsWith(Dashes, StringComparison.Ordinal)
            ? args[index]
            : throw new UsageException($"--{key} has no value: expected --{key}=VALUE, or the value after it.");

    private static string? SectionOf(string key) =>
        key.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? key[..end] : null;

    private static bool Contains(string[] names, string? name) =>
        Array.Exists(names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
