using System.Globalization;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class DateTimeTests
{
    private const string Expected = "a date and time such as 2026-11-21T22:47:00, with Z or an offset or without";

    [TestCase("2026-11-21T22:47:00", "2026-11-21T22:47:00.0000000")]
    [TestCase("2026-11-21T22:47:00Z", "2026-11-21T22:47:00.0000000Z")]
    [TestCase("2026-11-21T22:47:00z", "2026-11-21T22:47:00.0000000Z")]
    [TestCase("2026-11-21T22:47:00+01:00", "2026-11-21T21:47:00.0000000Z")]
    [TestCase("2026-11-21T22:47:00-05:30", "2026-11-22T04:17:00.0000000Z")]
    [TestCase("2026-11-21T22:47:00+14:00", "2026-11-21T08:47:00.0000000Z")]
    [TestCase("2026-11-21T22:47:00+00:00", "2026-11-21T22:47:00.0000000Z")]
    [TestCase("2026-11-21T22:47:00.1", "2026-11-21T22:47:00.1000000")]
    [TestCase("2026-11-21T22:47:00.1234567", "2026-11-21T22:47:00.1234567")]
    [TestCase("2026-11-21T22:47:00.1234567Z", "2026-11-21T22:47:00.1234567Z")]
    [TestCase("2026-11-21T22:47:00.12345674", "2026-11-21T22:47:00.1234567")]
    [TestCase("2026-11-21T22:47:00.123456789012+01:00", "2026-11-21T21:47:00.1234568Z")]
    [TestCase("2026-11-21T24:00:00", "2026-11-22T00:00:00.0000000")]
    [TestCase("2026-12-31T24:00:00Z", "2027-01-01T00:00:00.0000000Z")]
    [TestCase("2026-12-31T24:00:00.000+01:00", "2026-12-31T23:00:00.0000000Z")]
    [TestCase("9999-12-31T24:00:00+01:00", "9999-12-31T23:00:00.0000000Z")]
    [TestCase("0001-01-01T00:00:00", "0001-01-01T00:00:00.0000000")]
    [TestCase("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999")]
    [TestCase("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000Z")]
    [TestCase("2024-02-29T00:00:00", "2024-02-29T00:00:00.0000000")]
    [TestCase(" \n2026-11-21T22:47:00\t", "2026-11-21T22:47:00.0000000")]
    [TestCase("2026-01-02", "2026-01-02T00:00:00.0000000")]
    [TestCase("2026-01-02Z", "2026-01-02T00:00:00.0000000Z")]
    [TestCase("2026-01-02+02:00", "2026-01-01T22:00:00.0000000Z")]
    [TestCase("2026-01-02-05:00", "2026-01-02T05:00:00.0000000Z")]
    [TestCase("0001-01-01", "0001-01-01T00:00:00.0000000")]
    [TestCase("0001-01-01+01:00", "0001-01-01T00:00:00.0000000Z")]
    [TestCase("0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00.0000000Z")]
    [TestCase("0001-01-01T05:59:59.5+14:00", "0001-01-01T00:00:00.0000000Z")]
    [TestCase("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59.9999999Z")]
    [TestCase("9999-12-31T23:59:59.9999999-14:00", "9999-12-31T23:59:59.9999999Z")]
    [TestCase("9999-12-31-01:00", "9999-12-31T01:00:00.0000000Z")]
    [TestCase("9999-12-31T24:00:00", "9999-12-31T23:59:59.9999999")]
    [TestCase("9999-12-31T24:00:00Z", "9999-12-31T23:59:59.9999999Z")]
    [TestCase("9999-12-31T23:59:59.999999999", "9999-12-31T23:59:59.9999999")]
    [TestCase("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void A_dateTime_is_read(string content, string expected)
    {
        var value = WireElement.ReadContent<DateTime>(content);

        Assert.That(value.ToString("O", CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("22:47:00")]
    [TestCase("2026-11")]
    [TestCase("2026")]
    [TestCase("2026-11-21 22:47:00")]
    [TestCase("11/21/2026")]
    [TestCase("T22:47:00")]
    public void An_invalid_dateTime_is_rejected(string content)
    {
        Assert.That(
            () => WireElement.ReadContent<DateTime>(content),
            Refuses.Content(
                "DateTime",
                1,
                Expected + ", from year 1 to 9999 (xs:dateTime)",
                content.Length == 0 ? "nothing" : $"'{content}'"));
    }

    [TestCase("-2026-11-21T22:47:00")]
    [TestCase("0000-01-01T00:00:00")]
    [TestCase("10000-01-01T00:00:00")]
    [TestCase("2026-02-29T00:00:00")]
    [TestCase("2026-13-01T00:00:00")]
    [TestCase("2026-11-21T25:00:00")]
    [TestCase("2026-11-21T24:00:01")]
    [TestCase("2026-11-21T24:00:00.5")]
    [TestCase("2026-11-21T24:00:00..0")]
    [TestCase("2026-11-21T22:47")]
    [TestCase("2026-11-21T22:60:00")]
    [TestCase("2026-11-21T22:47:00+15:00")]
    [TestCase("2026-11-21T22:47:00 Z")]
    [TestCase("2026-11-21T22:47:00,5")]
    [TestCase("0000-12-31T23:59:59-01:00")]
    [TestCase("10000-01-01T00:00:00+01:00")]
    [TestCase("0001-01-01T00:00:00+14:01")]
    [TestCase("2026-11-21+1:00")]
    [TestCase("2026-11-21T22:47:00+0100")]
    [TestCase("2026-02-30Z")]
    [TestCase("2026-11-211")]
    [TestCase("-026-11-21")]
    public void A_dateTime_out_of_range_is_rejected(string content)
    {
        Assert.That(
            () => WireElement.ReadContent<DateTime>(content),
            Refuses.Content("DateTime", 1, Expected + ", from year 1 to 9999 (xs:dateTime)", $"'{content}'"));
    }

    [TestCase(DateTimeKind.Unspecified, 0, "2026-11-21T22:47:00")]
    [TestCase(DateTimeKind.Utc, 0, "2026-11-21T22:47:00Z")]
    [TestCase(DateTimeKind.Utc, 5_000_000, "2026-11-21T22:47:00.5Z")]
    [TestCase(DateTimeKind.Unspecified, 1, "2026-11-21T22:47:00.0000001")]
    public void A_dateTime_is_written_with_its_kind_and_without_trailing_zeros(
        DateTimeKind kind, long ticks, string expected)
    {
        var value = new DateTime(2026, 11, 21, 22, 47, 0, kind).AddTicks(ticks);

        Assert.That(WireElement.Write(value), Does.Contain($">{expected}<"));
    }

    [Test]
    public void A_local_dateTime_keeps_its_instant()
    {
        var utc = new DateTime(2026, 11, 21, 22, 47, 0, DateTimeKind.Utc);

        var written = WireElement.Write(utc.ToLocalTime());

        Assert.That(WireElement.Read<DateTime>(written), Is.EqualTo(utc));
    }
}
