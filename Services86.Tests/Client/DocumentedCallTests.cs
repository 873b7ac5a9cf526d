using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

/// <summary>The call with options in docs/CLIENTS.md and in the README of the package.</summary>
internal sealed class DocumentedCallTests : WcfFixture
{
    [Test]
    public async Task The_documented_call_reads_the_record_and_the_time_zone()
    {
        var session = await LogInAsync();
        session.TimeZone = new SoTimeZone { SoTimeZoneLocationCode = "NO" };
        var user = Create<IUserAgent>(session);
        var id = (await user.SaveServiceAuthAsync(new()))!.ServiceAuthId;
        var stopping = CancellationToken.None;

        // documentation begin
        var call = new Services86Call { CancellationToken = stopping, Timeout = TimeSpan.FromSeconds(5) };
        var read = await call.On(user).GetServiceAuthAsync(id);
        var zone = call.ReplyHeaders?.TimeZone;
        // documentation end

        Assert.That(read!.ServiceAuthId, Is.EqualTo(id));
        Assert.That(zone!.SoTimeZoneLocationCode, Is.EqualTo("NO"));
    }
}
