using Microsoft.Extensions.DependencyInjection;
using Services86.Data.Storage;
using Services86.Description;
using Services86.Soap.Calls;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Soap;

internal sealed class SoapCallHandlerTests : ServerFixture
{
    private ISoapCallHandler Calls => Server.Services.GetRequiredService<ISoapCallHandler>();

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_reply_has_the_time_zone_of_its_call_whether_the_call_is_refused_or_not(bool isRefused)
    {
        var ticket = isRefused ? "7T:unknown" : await Server.LogInAsync();
        var envelope = SoapText.WithHeader(
            SoapText.GetServiceAuth(ticket, 1),
            SoapText.Element("TimeZone", SoapText.Element("SoTimeZoneLocationCode", "US-NY")));

        var answer = await Server.PostAsync("User", envelope);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.Not.EqualTo(isRefused));
            Assert.That(answer.Number("SoTimeZoneId"), Is.EqualTo(460));
            Assert.That(answer.Value("SoTimeZoneLocationCode"), Is.EqualTo("US-NY"));
        }
    }

    [Test]
    public async Task A_call_whose_client_disconnects_is_cancelled_and_not_described_as_a_failure()
    {
        var ticket = await Server.LogInAsync();
        var operation = ContractDescription.Of(typeof(IUserAgent)).Operations.Single(o => o.Name == "SaveServiceAuth");
        var headers = new SessionRequestHeaders { Credentials = new SoCredentials { Ticket = ticket } };
        using var disconnect = new CancellationTokenSource();
        using var hold = new WriterHold(Server.Services.GetRequiredService<IStorage>());

        var call = Calls.HandleAsync(
            new SoapCall(operation, headers, [new ServiceAuth()]), null, disconnect.Token).AsTask();
        await disconnect.CancelAsync();

        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Server.Log.Lines, Has.None.Contains("User.SaveServiceAuth refused"));
    }
}
