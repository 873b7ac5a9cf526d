using Microsoft.Extensions.Configuration;
using Services86.Agents.Login;
using Services86.Data;
using Services86.Host.Configuration;
using Services86.Http;

namespace Services86.Tests.Host.Configuration;

internal sealed class Services86OptionsReaderTests
{
    [Test]
    public void Settings_have_defaults()
    {
        var options = Read();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Login.Installation, Is.EqualTo(InstallationType.OnSite));
            Assert.That(options.ConnectionString, Is.EqualTo("Data Source=services86.db"));
            Assert.That(options.KeysDirectory, Is.EqualTo(Path.GetFullPath("services86-keys")));
            Assert.That(options.Login.TicketLifetime, Is.EqualTo(TimeSpan.FromHours(6)));
            Assert.That(options.MaxRequestBytes, Is.EqualTo(1_048_576));
            Assert.That(options.UnknownMembers, Is.EqualTo(UnknownMembers.Ignore));
            Assert.That(options.WrapExceptions, Is.True);
            Assert.That(options.Calls.IncludeStackTrace, Is.False);
            Assert.That(options.Login.BootstrapUserName, Is.EqualTo("admin"));
            Assert.That(options.Login.BootstrapPassword, Is.Null);
            Assert.That(options.TrustedProxies, Is.Empty);
            Assert.That(options.Advice, Is.Empty);
        }
    }

    [Test]
    public void The_default_key_directory_is_beside_the_database()
    {
        var options = Read(("Database:ConnectionString", "Data Source=/var/lib/services86/data.db"));

        Assert.That(options.KeysDirectory, Is.EqualTo("/var/lib/services86/services86-keys"));
    }

    [Test]
    public void Settings_ignore_case()
    {
        var options = Read(
            ("tickets:lifetime", "00:30:00"),
            ("SOAP:wrapexceptions", "False"),
            ("Installation", "online"),
            ("UnknownMembers", "warn"),
            ("TrustedProxies", "10.0.0.1, 192.168.0.0/16, ::1"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Login.TicketLifetime, Is.EqualTo(TimeSpan.FromMinutes(30)));
            Assert.That(options.WrapExceptions, Is.False);
            Assert.That(options.UnknownMembers, Is.EqualTo(UnknownMembers.Warn));
            Assert.That(options.Login.Installation, Is.EqualTo(InstallationType.Online));
            Assert.That(
                options.TrustedProxies.Select(network => network.ToString()),
                Is.EqualTo((string[])["10.0.0.1/32", "192.168.0.0/16", "::1/128"]));
        }
    }

    [Test]
    public void MaxEnvelopeBytes_is_a_synonym_of_MaxRequestBytes_and_gives_advice()
    {
        var options = Read(("Soap:MaxEnvelopeBytes", "2048"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.MaxRequestBytes, Is.EqualTo(2048));
            Assert.That(options.Advice, Is.EqualTo((string[])
            [
                "Services86:Soap:MaxEnvelopeBytes is a synonym of Services86:MaxRequestBytes, which limits SOAP and "
                + "REST alike: use that name.",
            ]));
            Assert.That(Read(("MaxRequestBytes", "2048")).MaxRequestBytes, Is.EqualTo(2048));
            Assert.That(Read(("MaxRequestBytes", "2048")).Advice, Is.Empty);
        }
    }

    [Test]
    public void A_setting_together_with_its_synonym_is_an_error()
    {
        Assert.That(
            () => Read(("MaxRequestBytes", "2048"), ("Soap:MaxEnvelopeBytes", "4096")),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.EqualTo(
                "Services86:Soap:MaxEnvelopeBytes is a synonym of Services86:MaxRequestBytes, and both are set: "
                + "leave it out."));
    }

    [TestCase(
        "Tickets:Lifetime",
        "00:00:59",
        "Services86:Tickets:Lifetime: expected a duration from 00:01:00 to 30.00:00:00 such as 06:00:00, "
        + "found '00:00:59'.")]
    [TestCase(
        "MaxRequestBytes",
        "1023",
        "Services86:MaxRequestBytes: expected a whole number from 1024 to 67108864, found '1023'.")]
    [TestCase(
        "Soap:MaxEnvelopeBytes",
        "1e6",
        "Services86:Soap:MaxEnvelopeBytes: expected a whole number from 1024 to 67108864, found '1e6'.")]
    [TestCase("Soap:WrapExceptions", "yes", "Services86:Soap:WrapExceptions: expected true or false, found 'yes'.")]
    [TestCase(
        "Bootstrap:UserName",
        "7T:admin",
        "Services86:Bootstrap:UserName is '7T:admin': A user name cannot begin with 7T:, as a ticket does.")]
    [TestCase(
        "TrustedProxies",
        "proxy",
        "Services86:TrustedProxies: expected addresses or networks separated by commas, such as "
        + "10.0.0.1,192.168.0.0/16, found 'proxy'.")]
    [TestCase("Installation", "Moon", "Services86:Installation: expected OnSite or Online, found 'Moon'.")]
    [TestCase("Installation", "1", "Services86:Installation: expected OnSite or Online, found '1'.")]
    [TestCase(
        "Database:Provider",
        "Oracle",
        "Services86:Database:Provider: expected Sqlite or PostgreSql, found 'Oracle'.")]
    public void An_invalid_value_is_reported_with_the_expected_values(string key, string value, string message)
    {
        Assert.That(
            () => Read((key, value)),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.EqualTo(message));
    }

    [Test]
    public void PostgreSql_needs_a_connection_string_and_a_key_directory_or_a_certificate()
    {
        Assert.That(
            () => Read(("Database:Provider", "PostgreSql")),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.EqualTo(
                "Services86:Database:ConnectionString is missing, and PostgreSql has no default: expected "
                + "'Host=db.example.com;Database=services86;Username=services86;Password=...'. "
                + "Services86:Keys:Directory is missing: with PostgreSql, name a directory that all hosts share; or "
                + "set Services86:Keys:Certificate:Path to a certificate, which protects keys in the database. "
                + "Without one of them no keys are stored."));

        var options = Read(
            ("Database:Provider", "postgresql"),
            ("Database:ConnectionString", "Host=db;Database=services86"),
            ("Keys:Directory", "keys"));
        Assert.That(options.Provider, Is.EqualTo(DatabaseProvider.PostgreSql));
    }

    [TestCase("Host=db;Database=x;Password=hidden;secret=hidden", "has a keyword that Npgsql does not know")]
    [TestCase("Host=db;Database=x;Port=hidden", "has an invalid value of port")]
    [TestCase("hidden", "is not a list of keywords and values")]
    [TestCase("Database=x;Password=hidden", "names no Host")]
    [TestCase("Host=db;Password=hidden", "names no Database")]
    public void An_invalid_connection_string_of_PostgreSql_is_described_without_its_values(string value, string problem)
    {
        Assert.That(
            () => Read(
                ("Database:Provider", "PostgreSql"), ("Database:ConnectionString", value), ("Keys:Directory", "keys")),
            Throws.TypeOf<InvalidConfigurationException>()
                .With.Message.StartsWith(
                    "Services86:Database:ConnectionString cannot be read: The connection string " + problem)
                .And.Message.Not.Contains("hidden"));
    }

    [Test]
    public void An_unknown_setting_is_an_error()
    {
        Assert.That(
            () => Read(("Ticket:Lifetime", "00:30:00")),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.StartsWith(
                "Services86:Ticket:Lifetime is no setting; the settings are Installation, Test:Enabled, "));
    }

    [Test]
    public void A_password_of_the_first_administrator_that_is_too_long_is_rejected_and_not_quoted()
    {
        var exception = Assert.Throws<InvalidConfigurationException>(
            () => Read(("Bootstrap:Password", new string('x', 256))));

        Assert.That(exception!.Message, Does.Contain(
            "Services86:Bootstrap:Password is invalid: A password has at most 255 characters; this one has 256."));
        Assert.That(exception.Message, Does.Not.Contain("xx"));
    }

    [TestCase("Bootstrap", "")]
    [TestCase("bootstrap", " ")]
    [TestCase("Soap", "")]
    [TestCase("TrustedProxies", "")]
    public void A_section_of_settings_may_be_empty(string key, string value)
    {
        Assert.That(Read((key, value)).Login.BootstrapUserName, Is.EqualTo("admin"));
    }

    [TestCase("Boot", "")]
    [TestCase("Bootstrap", "admin")]
    public void Another_name_or_a_section_with_a_value_is_an_error(string key, string value)
    {
        Assert.That(
            () => Read((key, value)),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.StartsWith($"Services86:{key} is no setting;"));
    }

    [TestCase(
        "Logging:Console:FormatterName",
        "jsn",
        "Logging:Console:FormatterName: expected simple or systemd or json, found 'jsn'.")]
    [TestCase(
        "Logging:Console:QueueFullMode",
        "Drop",
        "Logging:Console:QueueFullMode: expected Wait or DropWrite, found 'Drop'.")]
    [TestCase(
        "Logging:Console:MaxQueueLength",
        "0",
        "Logging:Console:MaxQueueLength: expected a whole number from 1, found '0'.")]
    [TestCase("Logging:LogLevel:Default", "Debg", "Logging:LogLevel:Default: expected Trace or Debug or ")]
    [TestCase("Logging:Console:LogLevel:Services86", "x", "Logging:Console:LogLevel:Services86: expected Trace or ")]
    public void A_misspelt_setting_of_the_log_is_an_error(string key, string value, string message)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(key, (string?)value)])
            .Build();

        Assert.That(
            () => new Services86OptionsReader(configuration).Read(),
            Throws.TypeOf<InvalidConfigurationException>().With.Message.StartsWith(message));
    }

    [Test]
    public void All_errors_are_reported_together()
    {
        Assert.That(
            () => Read(("Tickets:Lifetime", "x"), ("Soap:WrapExceptions", "x"), ("Nonsense", "x")),
            Throws.TypeOf<InvalidConfigurationException>()
                .With.Property(nameof(InvalidConfigurationException.Errors)).Count.EqualTo(3));
    }

    private static Services86Options Read(params (string Key, string Value)[] settings) =>
        new Services86OptionsReader(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Services86:" + s.Key, (string?)s.Value)))
            .Build()).Read();
}
