using System.Net;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Http;

[TestFixtureSource(typeof(WireVersion), nameof(WireVersion.All))]
internal sealed class MutatedRequestTests(WireVersion version) : ServerFixture
{
    private const int Requests = 50;
    private const int MutationsPerRequest = 3;
    private const string Password = "<![CDATA[æ€😀]]>&#xE6;&amp;";

    private static readonly byte[][] Insertions =
    [
        [0], [1], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], "<"u8.ToArray(), ">"u8.ToArray(), "&"u8.ToArray(),
        "/>"u8.ToArray(), "\""u8.ToArray(), "]]>"u8.ToArray(), "<![CDATA["u8.ToArray(), "<!--"u8.ToArray(),
        "--"u8.ToArray(), "<?"u8.ToArray(), "<!DOCTYPE"u8.ToArray(), "&#0;"u8.ToArray(), "&#xD800;"u8.ToArray(),
        "&#xFFFFFFFFF;"u8.ToArray(), "&;"u8.ToArray(), " xmlns=''"u8.ToArray(), " xmlns:xml='u'"u8.ToArray(),
        " xmlns:s='u'"u8.ToArray(), " xml:space='x'"u8.ToArray(), " s:mustUnderstand='1'"u8.ToArray(),
        ":"u8.ToArray(), "<s:Body>"u8.ToArray(), "<ServiceAuth>"u8.ToArray(),
    ];

    private byte[] _request = null!;

    [OneTimeSetUp]
    public async Task MakeRequest() => _request = Encoding.UTF8.GetBytes(version.Of(
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <s:Envelope xmlns:s="{SoapText.Soap11}" xmlns:i="{SoapText.Xsi}">
          <s:Header>
            <Credentials xmlns="{SoapText.Services86}"><Ticket>{await Server.LogInAsync()}</Ticket></Credentials>
          </s:Header>
          <s:Body>
            <u:SaveServiceAuth xmlns:u="{SoapText.Services86}">
              <u:ServiceAuth i:type="u:ServiceAuth">
                <u:TableRight i:nil="true"/><u:FieldProperties/>
                <u:ServiceAuthId>0</u:ServiceAuthId><u:Port>993</u:Port><u:Password>{Password}</u:Password>
              </u:ServiceAuth>
            </u:SaveServiceAuth>
          </s:Body>
        </s:Envelope>
        """));

    [Test]
    public async Task Mutated_requests_cause_no_internal_error([Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < Requests; i++)
        {
            var mutant = Mutate(random);

            var response = await Server.PostAsync("User", mutant, version.ContentType);

            Assert.That(response.Status, Is.AnyOf(
                HttpStatusCode.OK,
                HttpStatusCode.BadRequest,
                HttpStatusCode.InternalServerError,
                HttpStatusCode.UnsupportedMediaType));
            Assert.That(
                response.IsFault, Is.EqualTo(response.Status != HttpStatusCode.OK), Encoding.UTF8.GetString(mutant));
            Assert.That(
                response.FaultCode, Is.Not.EqualTo("InternalServiceFault"), Encoding.UTF8.GetString(mutant));
        }
    }

    private byte[] Mutate(Random random)
    {
        List<byte> mutant = [.. _request];
        for (var i = 0; i < MutationsPerRequest; i++)
        {
            var offset = random.Next(mutant.Count - 1);
            var count = Math.Min(random.Next(1, 30), mutant.Count - offset - 1);
            switch (random.Next(4))
            {
                case 0:
                    mutant[offset] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    mutant.RemoveRange(offset, count);
                    break;
                case 2:
                    mutant.InsertRange(offset, mutant.GetRange(offset, count));
                    break;
                default:
                    mutant.InsertRange(offset, Insertions[random.Next(Insertions.Length)]);
                    break;
            }
        }

        return [.. mutant];
    }
}
