using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Soap;

internal sealed class TimeZoneHeaderTests : ServerFixture
{
    private string _ticket = null!;

    [OneTimeSetUp]
    public async Task LogIn() => _ticket = await Server.LogInAsync();

    [TestCase("NO", "2018-12-24T12:34:45", "2018-12-24T11:34:45")]
    [TestCase("NO", "2018-07-24T12:34:45", "2018-07-24T10:34:45")]
    [TestCase("US-NY", "2018-12-24T12:34:45", "2018-12-24T17:34:45")]
    [TestCase("US-NY", "2018-07-24T12:34:45", "2018-07-24T16:34:45")]
    [TestCase("NO", "2026-03-29T02:30:00", "2026-03-29T01:30:00")]
    [TestCase("NO", "2026-10-25T02:30:00", "2026-10-25T01:30:00")]
    [TestCase("US-NY", "2018-12-24T12:34:45Z", "2018-12-24T12:34:45")]
    [TestCase("US-NY", "2018-12-24T12:34:45+02:00", "2018-12-24T10:34:45")]
    [TestCase("US-NY", "0001-01-01T00:00:00", "0001-01-01T00:00:00")]
    [TestCase("NO", "0001-01-01T00:00:00", "0001-01-01T00:00:00")]
    public async Task A_date_is_taken_to_be_in_the_zone_of_the_call(string code, string sent, string inUtc)
    {
        await SaveAsync(ByCode(code), sent);

        var got = await GetAsync(zone: null);

        Assert.That(got.Value("ValidFrom"), Is.EqualTo(inUtc));
    }

    [TestCase("NO", "2026-01-15T12:00:00Z", "2026-01-15T13:00:00")]
    [TestCase("NO", "2026-07-15T12:00:00Z", "2026-07-15T14:00:00")]
    [TestCase("US-NY", "2018-12-24T12:34:45Z", "2018-12-24T07:34:45")]
    [TestCase("US-NY", "2018-07-24T12:34:45Z", "2018-07-24T08:34:45")]
    [TestCase("US-NY", "0001-01-01T00:00:00", "0001-01-01T00:00:00")]
    public async Task A_date_is_written_in_the_zone_of_the_call_without_an_offset(
        string code, string sent, string answered)
    {
        await SaveAsync(zone: null, sent);

        var got = await GetAsync(ByCode(code));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(got.Value("ValidFrom"), Is.EqualTo(answered));
            Assert.That(got.Value("ValidTo"), Is.EqualTo("9999-12-31T23:59:59"));
        }
    }

    [Test]
    public async Task The_default_begins_now_in_the_zone_of_the_call()
    {
        var answer = await CallAsync(ByCode("US-NY"), "CreateDefaultUntrustedCredentials");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Value("ValidFrom"), Is.EqualTo("2026-03-01T07:00:00"));
            Assert.That(answer.Value("ValidTo"), Is.EqualTo("9999-12-31T23:59:59"));
        }
    }

    [TestCase(261, null, 261, "NO")]
    [TestCase(0, "us-ny", 460, "US-NY")]
    [TestCase(261, "US-NY", 460, "US-NY")]
    [TestCase(0, "", 1, "UTC")]
    [TestCase(12345, null, 1, "UTC")]
    [TestCase(261, "Mars", 1, "UTC")]
    public async Task The_answer_names_the_zone_that_was_used(int id, string? code, int usedId, string usedCode)
    {
        var zone = Zone(id, code);

        var answer = await CallAsync(zone, "CreateDefaultUntrustedCredentials");

        Assert.That(answer.Succeeded, Is.True);
        AssertZone(answer, usedId, usedCode);
    }

    [Test]
    public async Task A_refused_call_names_the_zone_too()
    {
        var agentRefuses = await CallAsync(ByCode("NO"), "GetUntrustedCredentials");
        var ticketRefused = await Server.PostAsync("User", SoapText.WithHeader(
            SoapText.Call("7T:unknown", "GetUntrustedCredentials", SoapText.Element("Type", "imap")), ByCode("NO")));

        Assert.That(agentRefuses.Value("ExceptionType"), Does.EndWith("SoInvalidArgumentException"));
        AssertZone(agentRefuses, 261, "NO");
        Assert.That(ticketRefused.Value("ExceptionType"), Does.EndWith("SoSessionException"));
        AssertZone(ticketRefused, 261, "NO");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_call_without_a_zone_is_answered_without_one(bool isNil)
    {
        var answer = await CallAsync(
            isNil ? SoapText.Nil("TimeZone") : null, "CreateDefaultUntrustedCredentials");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Element("TimeZone")?.Attribute(SoapText.Xsi + "nil")?.Value, Is.EqualTo("true"));
            Assert.That(answer.Value("ValidFrom"), Is.EqualTo("2026-03-01T12:00:00"));
        }
    }

    [Test]
    public async Task The_order_of_dates_is_judged_as_moments()
    {
        var answer = await CallAsync(
            ByCode("US-NY"),
            "SaveUntrustedCredentials",
            SoapText.Element("Type", "order"),
            SoapText.Element(
                "Credentials",
                SoapText.Element("ValidFrom", "2026-01-15T12:00:00"),
                SoapText.Element("ValidTo", "2026-01-15T16:59:59Z")));

        Assert.That(answer.Value("ExceptionType"), Does.EndWith("SoInvalidArgumentException"));
    }

    private static void AssertZone(SoapHttpAnswer answer, int id, string code)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Number("SoTimeZoneId"), Is.EqualTo(id));
            Assert.That(answer.Value("SoTimeZoneLocationCode"), Is.EqualTo(code));
        }
    }

    private static XElement ByCode(string code) => Zone(0, code);

    private static XElement Zone(int id, string? code) => SoapText.Element(
        "TimeZone",
        SoapText.Element("SoTimeZoneId", id),
        code is null ? SoapText.Nil("SoTimeZoneLocationCode") : SoapText.Element("SoTimeZoneLocationCode", code));

    private Task<SoapHttpAnswer> SaveAsync(XElement? zone, string validFrom) => CallAsync(
        zone,
        "SaveUntrustedCredentials",
        SoapText.Element("Type", "imap"),
        SoapText.Element("Credentials", SoapText.Element("ValidFrom", validFrom)));

    private Task<SoapHttpAnswer> GetAsync(XElement? zone) =>
        CallAsync(zone, "GetUntrustedCredentials", SoapText.Element("Type", "imap"));

    private Task<SoapHttpAnswer> CallAsync(XElement? zone, string operation, params object[] parameters)
    {
        var envelope = SoapText.Call(_ticket, operation, parameters);
        return Server.PostAsync("User", zone is null ? envelope : SoapText.WithHeader(envelope, zone));
    }
}
