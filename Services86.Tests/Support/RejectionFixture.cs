using System.Net;
using System.Text;
using System.Xml.Linq;

namespace Services86.Tests.Support;

/// <summary>
/// Sends requests that must be rejected, and fails a test in which the server stores a record or logs a warning.
/// </summary>
internal abstract class RejectionFixture(WireVersion version) : ServerFixture
{
    private const string Value = "value-of-the-client";

    private int _recordsBefore;
    private int _warningsBefore;
    private string _ticket = null!;

    protected WireVersion Version => version;

    [OneTimeSetUp]
    public async Task LogIn() => _ticket = await Server.LogInAsync();

    [SetUp]
    public async Task ExpectNothing()
    {
        Secret(Value);
        _recordsBefore = await Server.CountServiceAuthsAsync();
        _warningsBefore = Server.Log.Warnings.Count();
    }

    [TearDown]
    public async Task CheckThatNothingWasStored()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(_recordsBefore), "stored records");
            Assert.That(Server.Log.Warnings.Skip(_warningsBefore), Is.Empty, "warnings in the log");
        }
    }

    /// <summary>Gets a request that stores a record unless it is rejected.</summary>
    protected string Request() => version.Of(
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <s:Envelope xmlns:s="{SoapText.Soap11}" xmlns="{SoapText.Services86}">
          <s:Header>
            <Credentials><Ticket>{_ticket}</Ticket></Credentials>
          </s:Header>
          <s:Body>
            <SaveServiceAuth>
              <ServiceAuth>
                <Server>{Value}</Server>
                <Port>993</Port>
                <Password>{Value}</Password>
              </ServiceAuth>
            </SaveServiceAuth>
          </s:Body>
        </s:Envelope>
        """);

    /// <summary>Gets the request with a text replaced, which the request must contain.</summary>
    protected string Request(string old, string replacement)
    {
        var request = Request();
        Assert.That(request, Does.Contain(old));
        return request.Replace(old, replacement, StringComparison.Ordinal);
    }

    protected Task<SoapHttpAnswer> PostAsync(string envelope) => PostAsync(Encoding.UTF8.GetBytes(envelope));

    protected Task<SoapHttpAnswer> PostAsync(byte[] body, string? contentEncoding = null) =>
        Server.SendAsync(NewRequest(new ByteArrayContent(body), contentEncoding));

    protected HttpRequestMessage NewRequest(HttpContent content, string? contentEncoding = null)
    {
        content.Headers.TryAddWithoutValidation("Content-Type", version.ContentType);
        if (contentEncoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", contentEncoding);
        }

        return new HttpRequestMessage(HttpMethod.Post, "/Remote/Services86/User.svc") { Content = content };
    }

    /// <summary>Asserts that a response is a fault with the code Client or Sender.</summary>
    protected void AssertRejected(SoapHttpAnswer answer, XName? subcode, string text, int? status = null) =>
        AssertFault(answer, status ?? version.SenderStatus, version.SenderCodes(subcode), text);

    protected void AssertFault(SoapHttpAnswer answer, int status, IEnumerable<XName> codes, string text)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo((HttpStatusCode)status));
            Assert.That(answer.ContentType, Is.EqualTo(version.ContentType));
            Assert.That(answer.Envelope.Name, Is.EqualTo(version.Envelope + "Envelope"));
            Assert.That(version.CodesOf(answer), Is.EqualTo(codes));
            Assert.That(answer.FaultText, Does.StartWith(text));
        }
    }
}
