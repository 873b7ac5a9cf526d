using System.Text.Json;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class LoggingSettingsTests : HostProcessFixture
{
    [Test]
    public async Task The_log_is_JSON_if_the_settings_say_so()
    {
        var server = StartServer(
            AnyPort,
            "--Services86:Bootstrap:Password=Pa55-of-admin",
            "--Logging:Console:FormatterName=json",
            "--Logging:Console:FormatterOptions:TimestampFormat=yyyy",
            "--Logging:LogLevel:Services86=Debug");
        await EndAsync(server);

        var entries = server.Output.Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                entries.Select(entry => entry.GetProperty("Message").GetString()),
                Has.Some.StartsWith("Application started"));
            Assert.That(
                entries.Select(entry => entry.GetProperty("Timestamp").GetString()), Has.All.Length.EqualTo(4));
        }
    }

    [Test]
    public async Task The_log_has_the_format_of_systemd_if_the_settings_say_so()
    {
        var server = StartServer(
            AnyPort, "--Services86:Bootstrap:Password=Pa55-of-admin", "--Logging:Console:FormatterName=Systemd");
        await EndAsync(server);

        Assert.That(server.Output.Split('\n'), Has.Some.StartsWith("<6>Microsoft.Hosting.Lifetime[0] "));
    }

    [Test]
    public async Task The_log_goes_to_the_error_output_if_the_settings_say_so()
    {
        var server = StartServer(
            AnyPort,
            "--Services86:Bootstrap:Password=Pa55-of-admin",
            "--Logging:Console:LogToStandardErrorThreshold=Error",
            "--Logging:Console:FormatterOptions:TimestampFormat=");
        await EndAsync(server);

        Assert.That(
            server.Output.Split('\n'), Has.Some.Match("^info: Microsoft.Hosting.Lifetime.* Application started"));
    }

    private static async Task EndAsync(HostProcess server)
    {
        await server.WaitForAddressAsync();
        server.Terminate();
        await server.WaitForExitAsync();
    }
}
