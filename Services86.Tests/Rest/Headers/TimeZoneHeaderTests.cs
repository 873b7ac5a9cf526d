using Microsoft.AspNetCore.Http;
using Services86.Rest.Headers;

namespace Services86.Tests.Rest.Headers;

internal sealed class TimeZoneHeaderTests
{
    [TestCase(null, null, false)]
    [TestCase("", null, false)]
    [TestCase("NO", "NO", false)]
    [TestCase("no", "NO", false)]
    [TestCase("261", "NO", false)]
    [TestCase("US-NY, includeTZOffset", "US-NY", true)]
    [TestCase("460 ,INCLUDETZOFFSET", "US-NY", true)]
    [TestCase("includeTZOffset", null, true)]
    [TestCase("includeTZOffset, NO", "NO", true)]
    [TestCase("Mars", "UTC", false)]
    [TestCase("0", "UTC", false)]
    [TestCase("-1", "UTC", false)]
    [TestCase("99999999999999999999", "UTC", false)]
    [TestCase(",;,", "UTC", false)]
    public void The_request_header_sets_the_time_zone_and_the_response_header_names_it(
        string? header, string? used, bool tellsOffsets)
    {
        var response = new HeaderDictionary();

        var zone = TimeZoneHeader.Read(new HeaderDictionary { [RestHeaders.TimeZone] = header });
        TimeZoneHeader.Write(response, zone);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response[RestHeaders.TimeZone], Is.EqualTo(used is null ? [] : new[] { used }));
            Assert.That(zone.IncludesOffsets, Is.EqualTo(tellsOffsets));
        }
    }
}
