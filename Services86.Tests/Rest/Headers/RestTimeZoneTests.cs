using System.Net;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Headers;

internal sealed class RestTimeZoneTests : RestHeadersFixture
{
    private static readonly (string, string) Admin = Basic("admin", Services86Server.AdminPassword);

    [TestCase(null, "2018-12-24T12:34:45", "US-NY", "2018-12-24T07:34:45")]
    [TestCase(null, "2018-12-24T12:34:45", "460", "2018-12-24T07:34:45")]
    [TestCase("US-NY", "2018-12-24T12:34:45", null, "2018-12-24T17:34:45")]
    [TestCase("US-NY", "2018-12-24T12:34:45Z", "US-NY", "2018-12-24T07:34:45")]
    [TestCase("US-NY", "2018-12-24T12:34:45+01:00", null, "2018-12-24T11:34:45")]
    [TestCase("NO", "2018-12-24T12:34:45", "US-NY, includeTZOffset", "2018-12-24T06:34:45-0500")]
    [TestCase("US-NY", "2018-12-24T12:34:45Z", "US-NY,includeTZOffset", "2018-12-24T07:34:45-0500")]
    [TestCase("US-NY", "2018-07-24T12:34:45Z", "no, includetzoffset", "2018-07-24T14:34:45+0200")]
    [TestCase(null, "2018-12-24T12:34:45", "includeTZOffset", "2018-12-24T12:34:45+0000")]
    [TestCase(null, "2018-10-28T00:30:00", "NO, includeTZOffset", "2018-10-28T02:30:00+0200")]
    [TestCase(null, "2018-10-28T01:30:00", "NO, includeTZOffset", "2018-10-28T02:30:00+0100")]
    [TestCase("Mars", "2018-12-24T12:34:45", null, "2018-12-24T12:34:45")]
    public async Task Dates_are_read_and_written_in_the_time_zones_of_the_headers(
        string? zoneOfRequest, string sent, string? zoneOfResponse, string expected)
    {
        await CallAsync(
            "SaveUntrustedCredentials",
            $$$"""{"Type": "zones", "Credentials": {"PublicValue": "p", "ValidFrom": "{{{sent}}}"}}""",
            Headers(zoneOfRequest));

        var answer = await CallAsync("GetUntrustedCredentials", """{"Type": "zones"}""", Headers(zoneOfResponse));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Json[0].GetProperty("ValidFrom").GetString(), Is.EqualTo(expected));
            Assert.That(
                answer.Json[0].GetProperty("ValidTo").GetString(),
                Does.Match("^9999-12-31T23:59:59" + (HasOffset(expected) ? "Z$" : "$")));
        }
    }

    [TestCase("NO, includeTZOffset")]
    [TestCase("US-NY, includeTZOffset")]
    [TestCase("includeTZOffset")]
    public async Task The_smallest_and_the_greatest_date_have_an_offset_in_every_answer_if_the_header_asks(string zone)
    {
        const string Dates = """ "ValidFrom": "0001-01-01T00:00:00", "ValidTo": "9999-12-31T23:59:59" """;
        await CallAsync(
            "SaveUntrustedCredentials",
            $$"""{"Type": "limits", "Credentials": {"PublicValue": "p", {{Dates}} } }""",
            Admin);

        var credentials = await CallAsync("GetUntrustedCredentials", """{"Type": "limits"}""", Headers(zone));
        var xml = await CallAsync(
            "GetUntrustedCredentials", """{"Type": "limits"}""", [.. Headers(zone), ("Accept", "application/xml")]);
        var user = await CallAsync("GetUserFromName", """{"UserName": "admin"}""", Headers(zone));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(credentials.Text, Does.Contain("\"ValidFrom\":\"0001-01-01T00:00:00Z\""));
            Assert.That(credentials.Text, Does.Contain("\"ValidTo\":\"9999-12-31T23:59:59Z\""));
            Assert.That(xml.Text, Does.Contain("<ValidFrom>0001-01-01T00:00:00Z</ValidFrom>"));
            Assert.That(xml.Text, Does.Contain("<ValidTo>9999-12-31T23:59:59Z</ValidTo>"));
            Assert.That(user.Text, Does.Contain("\"Lastlogout\":\"0001-01-01T00:00:00Z\""));
        }
    }

    [TestCase("US-NY", "US-NY")]
    [TestCase("261, includeTZOffset", "NO")]
    [TestCase("Mars", "UTC")]
    [TestCase("\"}{$(id)%0d%0a", "UTC")]
    [TestCase(null, null)]
    public async Task The_response_names_the_time_zone_that_was_used(string? asked, string? used)
    {
        var answer = await CallAsync("CreateDefaultServiceAuth", null, Headers(asked));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Headers.GetValueOrDefault("SO-TimeZone"), Is.EqualTo(used));
    }

    [Test]
    public async Task XML_has_times_in_UTC()
    {
        await CallAsync(
            "SaveUntrustedCredentials",
            """{"Type": "xml", "Credentials": {"PublicValue": "p", "ValidFrom": "2018-12-24T12:34:45Z"}}""",
            Admin);

        var answer = await CallAsync(
            "GetUntrustedCredentials",
            """{"Type": "xml"}""",
            [.. Headers("US-NY, includeTZOffset"), ("Accept", "application/xml")]);

        Assert.That(answer.Text, Does.Contain("<ValidFrom>2018-12-24T12:34:45Z</ValidFrom>"));
    }

    private static bool HasOffset(string date) => date.AsSpan(10).ContainsAny('+', '-');

    private static (string Name, string Value)[] Headers(string? zone) =>
        zone is null ? [Admin] : [Admin, ("SO-TimeZone", zone)];
}
