using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class SettingAdviceTests
{
    [Test]
    public async Task A_synonym_of_a_setting_is_logged_as_a_warning_at_start_up()
    {
        await using var server = await Services86Server.StartAsync("--Services86:Soap:MaxEnvelopeBytes=4096");

        Assert.That(
            server.Log.Warnings,
            Has.Some.Contains("Services86:Soap:MaxEnvelopeBytes is a synonym of Services86:MaxRequestBytes"));
    }
}
