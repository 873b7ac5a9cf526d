using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Data.Access;
using Services86.Http;
using Services86.WebConsole.Journal;
using Services86.WebConsole.Usage;

namespace Services86.Host.Configuration;

/// <summary>Reads and validates the settings of the program. All errors are reported at once.</summary>
internal sealed class Services86OptionsReader(IConfiguration configuration)
{
    private const string DefaultDatabase = "Data Source=services86.db";
    private const string PostgreSqlExample =
        "Host=db.example.com;Database=services86;Username=services86;Password=...";

    private const int Mebibyte = 1024 * 1024;

    private readonly SettingReader _settings = new(configuration);
    private readonly List<string> _advice = [];

    // Of the machine, or of the container, or DOTNET_GCHeapHardLimit.
    private static long AvailableMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>Gets the settings as they apply, after <see cref="Read"/>, also if some are invalid.</summary>
    public IEnumerable<EffectiveSetting> Effective => _settings.Effective;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidConfigurationException">Some settings are invalid.</exception>
    public Services86Options Read()
    {
        var installation = _settings.OneOf("Installation", InstallationType.OnSite);
        var isTest = new TestSettings(_settings).Read(installation);
        var provider = _settings.OneOf("Database:Provider", DatabaseProvider.Sqlite);
        var connectionString = ReadConnectionString(provider, isTest);
        var (keysDirectory, keyCertificates) =
            new KeySettings(configuration, _settings).Read(provider, connectionString);
        _settings.Assume(KeySettings.DirectoryKey, keysDirectory);
        var maxRequestBytes = ReadMaxRequestBytes();
        var options = new Services86Options
        {
            Provider = provider,
            ConnectionString = connectionString,
            KeysDirectory = keysDirectory,
            KeyCertificates = keyCertificates,
            CreateNewDatabase = _settings.Boolean("Database:CreateNew", false),
            AuditLifetime = TimeSpan.FromDays(_settings.Number("Audit:Days", 400, min: 1, max: 36_500)),
            Login = ReadLogin(installation, isTest),
            MaxRequestBytes = maxRequestBytes,
            MaxRequestBytesInFlight = ReadMaxRequestBytesInFlight(maxRequestBytes),
            MaxConnections = _settings.Number(
                "MaxConnections", (int)Math.Clamp(AvailableMemory / (64 * 1024), 100, 10_000), min: 1, max: 1_000_000),
            UnknownMembers = _settings.OneOf("UnknownMembers", UnknownMembers.Ignore),
            WrapExceptions = _settings.Boolean("Soap:WrapExceptions", true),
            Calls = new CallOptions { IncludeStackTrace = _settings.Boolean("Soap:IncludeStackTrace", false) },
            Journal = ReadJournal(isTest),
            Usage = new UsageOptions { IsEnabled = _settings.Boolean("Usage:Enabled", true) },
            TrustedProxies = _settings.Networks("TrustedProxies"),
            ServesPrometheus = _settings.Boolean("Metrics:Prometheus", false),
            PrometheusPort = _settings.Number("Metrics:Port", 0, min: 1, max: 65_535) is > 0 and var port ? port : null,
            IsTest = isTest,
            Advice = _advice,
        };
        _settings.RejectUnknown();
        string[] errors =
        [
            .. _settings.Errors, .. LoggingSettings.FindErrors(configuration), .. UnicodeSupport.FindErrors(),
        ];
        return errors.Length == 0 ? options : throw new InvalidConfigurationException(errors);
    }

    private string ReadConnectionString(DatabaseProvider provider, bool isTest)
    {
        const string key = "Database:ConnectionString";

        var connectionString = _settings.Text(key);
        if (provider == DatabaseProvider.Sqlite)
        {
            var assumed = isTest ? TestSettings.NewDatabase() : DefaultDatabase;
            _settings.Assume(key, assumed, isTest ? TestSettings.Source : EffectiveSetting.Default);
            return connectionString ?? assumed;
        }

        if (connectionString is null)
        {
            _settings.Reject(key, $"is missing, and {provider} has no default: expected '{PostgreSqlExample}'.");
        }
        else if (DatabaseConnectionString.WhyInvalid(connectionString) is { } reason)
        {
            _settings.Reject(key, $"cannot be read: {reason}");
        }

        return connectionString ?? "";
    }

    private JournalOptions ReadJournal(bool isTest)
    {
        var defaults = isTest ? TestSettings.Journal : new JournalOptions();
        return new JournalOptions
        {
            Calls = _settings.Number("Journal:Calls", defaults.Calls, min: 0, max: 100_000),
            MaxBodyBytes = _settings.Number("Journal:MaxBodyBytes", defaults.MaxBodyBytes, min: 0, max: Mebibyte),
            MaxBytes = _settings.Number("Journal:MaxBytes", defaults.MaxBytes, min: Mebibyte, max: 1024 * Mebibyte),
        };
    }

    private LoginOptions ReadLogin(InstallationType installation, bool isTest) => new()
    {
        Installation = installation,
        TicketLifetime = _settings.Duration(
            "Tickets:Lifetime", TimeSpan.FromHours(6), TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)),
        TicketCacheDuration = _settings.Duration(
            "Tickets:CacheDuration", AccessEpoch.DefaultMaxAge, TimeSpan.Zero, AccessEpoch.DefaultMaxAge),
        BootstrapUserName = ReadUserName("Bootstrap:UserName", "admin"),
        BootstrapPassword = ReadPassword("Bootstrap:Password", isTest ? TestSettings.Password : null),
        PasswordIterations = isTest ? TestSettings.PasswordIterations : Passwords.DefaultIterations,
    };

    // The synonym is the name of the setting from the time when only SOAP had a limit.
    private int ReadMaxRequestBytes()
    {
        const string key = "MaxRequestBytes";
        const string synonym = "Soap:MaxEnvelopeBytes";

        var isNamed = _settings.Text(key) is not null;
        var isNamedBySynonym = _settings.Text(synonym) is not null;
        if (isNamed && isNamedBySynonym)
        {
            _settings.Reject(
                synonym, $"is a synonym of {SettingReader.Section}:{key}, and both are set: leave it out.");
        }
        else if (isNamedBySynonym)
        {
            _advice.Add(
                $"{SettingReader.Section}:{synonym} is a synonym of {SettingReader.Section}:{key}, which limits SOAP "
                + "and REST alike: use that name.");
        }

        var value = _settings.Number(isNamedBySynonym ? synonym : key, Mebibyte, min: 1024, max: 64 * Mebibyte);
        if (isNamedBySynonym)
        {
            _settings.Assume(key, value, $"{SettingReader.Section}:{synonym}");
        }

        return value;
    }

    // The buffer of a body can be twice as large as the body. A body of the largest size must fit.
    private int ReadMaxRequestBytesInFlight(int maxRequestBytes)
    {
        var min = 2 * maxRequestBytes;
        return _settings.Number(
            "MaxRequestBytesInFlight",
            (int)Math.Max(min, Math.Min(64 * Mebibyte, AvailableMemory / 8)),
            min,
            max: 1024 * Mebibyte);
    }

    private string ReadUserName(string key, string defaultName)
    {
        _settings.Assume(key, defaultName);
        var name = _settings.Text(key) ?? defaultName;
        if (UserNames.WhyInvalid(name) is { } reason)
        {
            _settings.Reject(key, $"is '{name}': {reason}");
        }

        return name;
    }

    private string? ReadPassword(string key, string? defaultPassword)
    {
        _settings.Assume(key, defaultPassword, TestSettings.Source);
        var password = _settings.Text(key);
        if (password is not null && Passwords.WhyInvalid(password) is { } reason)
        {
            _settings.Reject(key, $"is invalid: {reason}");
        }

        return password ?? defaultPassword;
    }
}
