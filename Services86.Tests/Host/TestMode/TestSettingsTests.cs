using Microsoft.Extensions.Configuration;
using Services86.Data;
using Services86.Host.Configuration;

namespace Services86.Tests.Host.TestMode;

/// <summary>Test mode is refused with every setting that names real data.</summary>
internal sealed class TestSettingsTests
{
    [TestCase("Installation", "Online", "Services86:Installation is Online, and test mode")]
    [TestCase("Database:Provider", "PostgreSql", "Services86:Database:Provider is PostgreSql, and test mode")]
    [TestCase("Database:ConnectionString", "Data Source=real.db", "Services86:Database:ConnectionString is set")]
    [TestCase("Keys:Directory", "keys", "Services86:Keys:Directory is set, and test mode")]
    [TestCase("Keys:Certificate:Path", "key.pfx", "Services86:Keys:Certificate:Path is set, and test mode")]
    public void Test_mode_is_refused_together_with_real_data(string key, string value, string error) =>
        Assert.That(() => Read((key, value)), Throws.InstanceOf<InvalidConfigurationException>()
            .With.Message.Contains(error));

    [Test]
    public void Test_mode_has_a_database_of_its_own_and_a_fixed_password()
    {
        var options = Read();
        var other = Read();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Provider, Is.EqualTo(DatabaseProvider.Sqlite));
            Assert.That(options.ConnectionString, Does.Contain("services86-test-").And.Not.EqualTo(
                other.ConnectionString));
            Assert.That(options.Login.BootstrapPassword, Is.EqualTo("Test-mode-86"));
        }
    }

    [Test]
    public void A_configured_administrator_takes_precedence()
    {
        var login = Read(("Bootstrap:UserName", "boss"), ("Bootstrap:Password", "Boss-pass-1")).Login;

        Assert.That((login.BootstrapUserName, login.BootstrapPassword), Is.EqualTo(("boss", "Boss-pass-1")));
    }

    private static Services86Options Read(params (string Key, string Value)[] settings) =>
        new Services86OptionsReader(new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Services86:Test:Enabled", "true"),
                .. settings.Select(setting =>
                    new KeyValuePair<string, string?>("Services86:" + setting.Key, setting.Value)),
            ])
            .Build()).Read();
}
