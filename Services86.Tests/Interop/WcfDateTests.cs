using Services86.Client;
using Services86.Tests.Interop.Calls;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>Dates of each kind that Microsoft's WCF client sends and reads, in three time zones.</summary>
internal sealed class WcfDateTests : WcfFixture
{
    private static readonly DateTime Noon = new(2026, 7, 15, 12, 0, 0, 125);
    private static readonly DateTime MaxSeconds = new(9999, 12, 31, 23, 59, 59);

    private Services86Session _session = null!;
    private IUserAgent _user = null!;

    [OneTimeSetUp]
    public async Task CreateAgent()
    {
        _session = await LogInAsync();
        _user = Create<IUserAgent>(_session);
    }

    [TestCase(null, 0)]
    [TestCase("NO", 2)]
    [TestCase("US-NY", -4)]
    public async Task A_date_of_unspecified_kind_is_in_the_zone_of_the_session(string? zone, int offset)
    {
        var saved = await SaveAsync(zone, Noon);

        Assert.That(await ReadAsync(zone, saved), Is.EqualTo(Noon));
        Assert.That(await ReadAsync(zone: null, saved), Is.EqualTo(Noon.AddHours(-offset)));
    }

    [TestCase(null, 0)]
    [TestCase("NO", 2)]
    [TestCase("US-NY", -4)]
    public async Task A_date_in_UTC_is_converted_to_the_zone_of_the_session(string? zone, int offset)
    {
        var saved = await SaveAsync(zone, DateTime.SpecifyKind(Noon, DateTimeKind.Utc));

        Assert.That(await ReadAsync(zone, saved), Is.EqualTo(Noon.AddHours(offset)));
        Assert.That(await ReadAsync(zone: null, saved), Is.EqualTo(Noon));
    }

    [TestCase(null)]
    [TestCase("NO")]
    [TestCase("US-NY")]
    public async Task A_date_in_the_zone_of_the_client_is_converted(string? zone)
    {
        var local = DateTime.SpecifyKind(Noon, DateTimeKind.Local);

        var saved = await SaveAsync(zone, local);

        Assert.That(await ReadAsync(zone: null, saved), Is.EqualTo(local.ToUniversalTime()));
    }

    [Test]
    public async Task The_minimum_and_the_maximum_date_are_the_same_in_every_zone(
        [Values(null, "NO", "US-NY")] string? savedIn, [Values(null, "NO", "US-NY")] string? readIn)
    {
        var saved = await SaveAsync(savedIn, DateTime.MinValue);

        SetZone(readIn);
        var read = (await _user.GetUntrustedCredentialsAsync(saved))!.Single()!;
        Assert.That(read.ValidFrom, Is.EqualTo(DateTime.MinValue));
        Assert.That(read.ValidTo, Is.EqualTo(MaxSeconds));
    }

    [Test]
    public async Task A_reply_names_the_zone_of_its_dates()
    {
        SetZone("no");
        var call = new Services86Call();

        await call.On(_user).CreateDefaultUntrustedCredentialsAsync();

        Assert.That(call.ReplyHeaders!.TimeZone!.SoTimeZoneLocationCode, Is.EqualTo("NO"));
        Assert.That(call.ReplyHeaders.TimeZone.SoTimeZoneId, Is.EqualTo(261));
    }

    private async Task<string> SaveAsync(string? zone, DateTime validFrom)
    {
        var type = Guid.NewGuid().ToString("N");
        var credentials = WcfAgents.UntrustedCredentials("anna");
        credentials.ValidFrom = validFrom;
        SetZone(zone);
        await _user.SaveUntrustedCredentialsAsync(type, credentials);
        return type;
    }

    private async Task<DateTime> ReadAsync(string? zone, string type)
    {
        SetZone(zone);
        var read = (await _user.GetUntrustedCredentialsAsync(type))!.Single()!.ValidFrom;
        Assert.That(read.Kind, Is.EqualTo(DateTimeKind.Unspecified));
        return read;
    }

    private void SetZone(string? code) =>
        _session.TimeZone = code is null ? null : new SoTimeZone { SoTimeZoneLocationCode = code };
}
