using System.Globalization;
using Services86.Agents.Calls;

namespace Services86.Tests.Agents.Calls;

internal sealed class CallTimeZoneTests
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    [TestCase("NO", "2026-01-15T12:00:00", "2026-01-15T11:00:00Z")]
    [TestCase("NO", "2026-07-15T12:00:00", "2026-07-15T10:00:00Z")]
    [TestCase("NO", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z")]
    [TestCase("NO", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z")]
    [TestCase("NO", "2026-10-25T01:59:59", "2026-10-24T23:59:59Z")]
    [TestCase("NO", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z")]
    [TestCase("US-NY", "2018-12-24T12:34:45", "2018-12-24T17:34:45Z")]
    [TestCase("US-NY", "2026-07-15T12:00:00.1234567", "2026-07-15T16:00:00.1234567Z")]
    [TestCase("US-NY", "2026-03-08T01:59:59", "2026-03-08T06:59:59Z")]
    [TestCase("US-NY", "2026-03-08T03:00:00", "2026-03-08T07:00:00Z")]
    [TestCase("US-NY", "2026-11-01T00:59:59", "2026-11-01T04:59:59Z")]
    [TestCase("US-NY", "2026-11-01T02:00:00", "2026-11-01T07:00:00Z")]
    [TestCase("UTC", "2026-07-15T12:00:00", "2026-07-15T12:00:00Z")]
    [TestCase("AU-ACT", "2026-01-15T12:00:00", "2026-01-15T01:00:00Z")]
    [TestCase("BD", "2026-01-15T12:00:00", "2026-01-15T06:00:00Z")]
    [TestCase("CA-QC", "2026-01-15T12:00:00", "2026-01-15T17:00:00Z")]
    [TestCase("DK", "2026-07-15T12:00:00", "2026-07-15T10:00:00Z")]
    [TestCase("FR", "2026-07-15T12:00:00", "2026-07-15T10:00:00Z")]
    [TestCase("US-CA", "2026-01-15T12:00:00", "2026-01-15T20:00:00Z")]
    [TestCase("US-HI", "2026-07-15T12:00:00", "2026-07-15T22:00:00Z")]
    public void A_date_is_converted_to_UTC_and_back(string code, string local, string utc)
    {
        var zone = ByCode(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(zone.ToUtc(Date(local))), Is.EqualTo(utc));
            Assert.That(Text(zone.FromUtc(Date(utc))), Is.EqualTo(local));
        }
    }

    [TestCase("US-NY", "2018-12-24T12:34:45Z", "2018-12-24T07:34:45-05:00")]
    [TestCase("US-NY", "2026-07-15T16:00:00.125Z", "2026-07-15T12:00:00.125-04:00")]
    [TestCase("UTC", "2026-07-15T12:00:00Z", "2026-07-15T12:00:00+00:00")]
    [TestCase("NO", "2026-10-25T00:30:00Z", "2026-10-25T02:30:00+02:00")]
    [TestCase("NO", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00+01:00")]
    public void A_date_can_include_its_offset_also_at_a_time_that_occurs_twice(string code, string utc, string local)
    {
        var zone = ByCode(code).IncludingOffsets();

        var date = zone.FromUtc(Date(utc));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(date.Kind, Is.EqualTo(DateTimeKind.Utc));
            Assert.That(
                zone.ToDateTimeOffset(date).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
                Is.EqualTo(local));
        }
    }

    [TestCase("US-NY", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [TestCase("US-NY", "0001-01-01T03:00:00Z", "0001-01-01T00:00:00Z")]
    [TestCase("NO", "9999-12-31T23:30:00Z", "9999-12-31T23:59:59Z")]
    [TestCase("NO", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    public void The_minimum_and_the_maximum_date_include_the_offset_of_UTC_in_any_zone(
        string code, string utc, string expected)
    {
        var zone = ByCode(code).IncludingOffsets();

        var date = zone.FromUtc(Date(utc));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(date), Is.EqualTo(expected));
            Assert.That(zone.ToDateTimeOffset(date), Is.EqualTo(new DateTimeOffset(Date(expected))));
            Assert.That(zone.ToDateTimeOffset(date).Offset, Is.EqualTo(TimeSpan.Zero));
        }
    }

    [TestCase("NO", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00")]
    [TestCase("NO", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z", "2026-03-29T03:30:00")]
    [TestCase("US-NY", "2026-03-08T02:30:00", "2026-03-08T07:30:00Z", "2026-03-08T03:30:00")]
    public void A_time_that_does_not_occur_is_read_in_standard_time(
        string code, string local, string utc, string shown)
    {
        var zone = ByCode(code);

        var converted = zone.ToUtc(Date(local));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(converted), Is.EqualTo(utc));
            Assert.That(Text(zone.FromUtc(converted)), Is.EqualTo(shown));
        }
    }

    [TestCase("NO", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")]
    [TestCase("US-NY", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z")]
    public void A_time_that_occurs_twice_is_the_later_one(string code, string local, string earlier, string later)
    {
        var zone = ByCode(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(zone.ToUtc(Date(local))), Is.EqualTo(later));
            Assert.That(Text(zone.FromUtc(Date(earlier))), Is.EqualTo(local));
            Assert.That(Text(zone.FromUtc(Date(later))), Is.EqualTo(local));
        }
    }

    [Test]
    public void A_date_in_UTC_is_not_converted()
    {
        Assert.That(Text(ByCode("US-NY").ToUtc(Date("2018-12-24T12:34:45Z"))), Is.EqualTo("2018-12-24T12:34:45Z"));
    }

    [Test]
    public void A_local_date_is_converted_to_UTC()
    {
        var moment = Date("2018-12-24T12:34:45Z");

        Assert.That(ByCode("US-NY").ToUtc(moment.ToLocalTime()), Is.EqualTo(moment));
    }

    [TestCase("0001-01-01T00:00:00", "0001-01-01T00:00:00")]
    [TestCase("9999-12-31T23:59:59", "9999-12-31T23:59:59")]
    [TestCase("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59")]
    public void The_minimum_and_the_maximum_date_are_not_converted(string date, string kept)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var zone in new[] { ByCode("NO"), ByCode("US-NY"), CallTimeZone.OfInstallation })
            {
                Assert.That(Text(zone.ToUtc(Date(date))), Is.EqualTo(kept + "Z"));
                Assert.That(Text(zone.ToUtc(Date(date + "Z"))), Is.EqualTo(kept + "Z"));
                Assert.That(Text(zone.FromUtc(Date(date + "Z"))), Is.EqualTo(kept));
            }
        }
    }

    [Test]
    public void No_date_is_converted_beyond_the_minimum_or_the_maximum()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Text(ByCode("NO").ToUtc(Date("0001-01-01T00:10:00"))), Is.EqualTo("0001-01-01T00:00:00Z"));
            Assert.That(Text(ByCode("US-NY").FromUtc(Date("0001-01-01T00:10:00Z"))), Is.EqualTo("0001-01-01T00:00:00"));
            Assert.That(Text(ByCode("NO").FromUtc(Date("9999-12-31T23:10:00Z"))), Is.EqualTo("9999-12-31T23:59:59"));
            Assert.That(Text(ByCode("US-NY").ToUtc(Date("9999-12-31T23:10:00"))), Is.EqualTo("9999-12-31T23:59:59Z"));
        }
    }

    [TestCase(261, null, 261, "NO")]
    [TestCase(460, "", 460, "US-NY")]
    [TestCase(1, "  ", 1, "UTC")]
    [TestCase(0, "NO", 261, "NO")]
    [TestCase(0, " us-ny ", 460, "US-NY")]
    [TestCase(261, "US-NY", 460, "US-NY")]
    [TestCase(97, "no", 261, "NO")]
    [TestCase(0, null, 1, "UTC")]
    [TestCase(0, "", 1, "UTC")]
    [TestCase(97, null, 1, "UTC")]
    [TestCase(-1, "", 1, "UTC")]
    [TestCase(0, "XX", 1, "UTC")]
    [TestCase(261, "XX", 1, "UTC")]
    [TestCase(0, "Europe/Oslo", 1, "UTC")]
    public void A_zone_is_found_by_its_code_or_its_id_and_an_unknown_zone_is_UTC(
        int id, string? code, int usedId, string usedCode)
    {
        var noon = Date("2026-01-15T12:00:00");

        var zone = CallTimeZone.Of(new SoTimeZone { SoTimeZoneId = id, SoTimeZoneLocationCode = code });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(zone.Used?.SoTimeZoneId, Is.EqualTo(usedId));
            Assert.That(zone.Used?.SoTimeZoneLocationCode, Is.EqualTo(usedCode));
            Assert.That(zone.ToUtc(noon), Is.EqualTo(ByCode(usedCode).ToUtc(noon)));
        }
    }

    [Test]
    public void A_call_without_a_zone_uses_UTC_and_its_reply_names_no_zone()
    {
        var zone = CallTimeZone.Of(null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(zone.Used, Is.Null);
            Assert.That(Text(zone.ToUtc(Date("2026-07-15T12:00:00"))), Is.EqualTo("2026-07-15T12:00:00Z"));
            Assert.That(Text(zone.FromUtc(Date("2026-07-15T12:00:00Z"))), Is.EqualTo("2026-07-15T12:00:00"));
        }
    }

    private static CallTimeZone ByCode(string code) =>
        CallTimeZone.Of(new SoTimeZone { SoTimeZoneLocationCode = code });

    private static DateTime Date(string text) =>
        DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static string Text(DateTime date) => date.ToString(Format, CultureInfo.InvariantCulture);
}
