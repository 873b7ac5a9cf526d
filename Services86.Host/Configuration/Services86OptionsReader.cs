using System.Globalization;
using System.Net;
using Microsoft.Data.Sqlite;
using Services86.Agents.Calls;
using Services86.Agents.Login;

namespace Services86.Host.Configuration;

/// <summary>Reads the program's settings and checks them, all before it says what is wrong.</summary>
internal sealed class Services86OptionsReader(IConfiguration configuration)
{
    private const string Section = "Services86";
    private const string DefaultDatabase = "Data Source=services86.db";
    private const string KeysDirectoryName = "services86-keys";

    private readonly List<string> _errors = [];
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidConfigurationException">Some are wrong.</exception>
    public Services86Options Read()
    {
        RequireOneOf("Database:Provider", "Sqlite", later: "PostgreSql");
        var connectionString = Text("Database:ConnectionString") ?? DefaultDatabase;
        var options = new Services86Options
        {
            Login = ReadLogin(),
            ConnectionString = connectionString,
            KeysDirectory = Text("Keys:Directory") ?? BesideDatabase(connectionString),
            MaxRequestBytes = Number("Soap:MaxEnvelopeBytes", 1024 * 1024, 1024, 64 * 1024 * 1024),
            WrapExceptions = Boolean("Soap:WrapExceptions", true),
            Calls = new CallOptions { IncludeStackTrace = Boolean("Soap:IncludeStackTrace", false) },
            TrustedProxies = Networks("TrustedProxies"),
        };
        RefuseUnknown();
        return _errors.Count == 0 ? options : throw new InvalidConfigurationException(_errors);
    }

    private LoginOptions ReadLogin() => new()
    {
        Installation = OneOf("Installation", InstallationType.OnSite),
        TicketLifetime = Duration(
            "Tickets:Lifetime", TimeSpan.FromHours(6), TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)),
        BootstrapUserName = UserName("Bootstrap:UserName", "admin"),
        BootstrapPassword = Text("Bootstrap:Password"),
    };

    private string? Text(string key)
    {
        _known.Add(key);
        return configuration[$"{Section}:{key}"] is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
    }

    // Enum.TryParse would take numbers too.
    private T OneOf<T>(string key, T usual)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return usual;
        }

        var names = Enum.GetNames<T>();
        var index = Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            Refuse(key, string.Join(" or ", names), text);
        }

        return index < 0 ? usual : Enum.GetValues<T>()[index];
    }

    private void RequireOneOf(string key, string only, string later)
    {
        var value = Text(key) ?? only;
        if (value.Equals(later, StringComparison.OrdinalIgnoreCase))
        {
            _errors.Add($"{Section}:{key} is {later}, which this version does not have yet: leave it at {only}.");
        }
        else if (!value.Equals(only, StringComparison.OrdinalIgnoreCase))
        {
            Refuse(key, $"{only} or {later}", value);
        }
    }

    private TimeSpan Duration(string key, TimeSpan usual, TimeSpan least, TimeSpan most)
    {
        if (Text(key) is not { } text)
        {
            return usual;
        }

        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
        {
            Refuse(key, $"a duration from {least:c} to {most:c} such as {usual:c}", text);
        }

        return value;
    }

    private int Number(string key, int usual, int least, int most)
    {
        if (Text(key) is not { } text)
        {
            return usual;
        }

        if (!int.TryParse(text, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
        {
            Refuse(key, $"a whole number from {least} to {most}", text);
        }

        return value;
    }

    private bool Boolean(string key, bool usual)
    {
        if (Text(key) is not { } text)
        {
            return usual;
        }

        if (!bool.TryParse(text, out var value))
        {
            Refuse(key, "true or false", text);
        }

        return value;
    }

    private string UserName(string key, string usual)
    {
        var name = Text(key) ?? usual;
        if (UserNames.WhyInvalid(name) is { } reason)
        {
            _errors.Add($"{Section}:{key} is '{name}': {reason}");
        }

        return name;
    }

    private List<System.Net.IPNetwork> Networks(string key)
    {
        var networks = new List<System.Net.IPNetwork>();
        foreach (var part in (Text(key) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (System.Net.IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                Refuse(key, "addresses or networks separated by commas, such as 10.0.0.1,192.168.0.0/16", part);
            }
        }

        return networks;
    }

    // The data layer refuses a connection string that is wrong; here it only must not get in the way.
    private string BesideDatabase(string connectionString)
    {
        try
        {
            var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
            return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file)) ?? "", KeysDirectoryName);
        }
        catch (ArgumentException exception)
        {
            _errors.Add($"{Section}:Database:ConnectionString cannot be read: {exception.Message}");
            return KeysDirectoryName;
        }
    }

    // A setting with a typing error would leave the default in force without a word.
    private void RefuseUnknown()
    {
        foreach (var (key, value) in configuration.GetSection(Section).AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && !_known.Contains(key))
            {
                _errors.Add($"{Section}:{key} is no setting; the settings are {string.Join(", ", _known)}.");
            }
        }
    }

    private void Refuse(string key, string expected, string found) =>
        _errors.Add($"{Section}:{key}: expected {expected}, found '{found}'.");
}
