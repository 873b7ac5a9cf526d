using System.ServiceModel;
using Services86.Client;
using Services86.Testing;
using U = Services86.Wcf.User;

namespace Services86.Tests.Client;

/// <summary>Refusals, in the headers of a reply or in the detail of a fault.</summary>
[TestFixture("true")]
[TestFixture("false")]
internal sealed class RefusedCallTests(string wrapExceptions)
{
    private Services86Server _server = null!;
    private Services86Session _session = null!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        _server = await Services86Server.StartAsync(new Services86ServerOptions
        {
            Settings = new Dictionary<string, string>
            {
                ["Services86:Soap:WrapExceptions"] = wrapExceptions,
                ["Services86:Soap:IncludeStackTrace"] = "true",
            },
        });
        _session = await _server.CreateSessionAsync();
    }

    [OneTimeTearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [Test]
    public void A_refusal_has_the_whole_exception_of_the_server()
    {
        var user = _server.CreateAgent<IUserAgent>(_session);

        var refusal = Assert.ThrowsAsync<RefusedCallException>(() => user.DeleteServiceAuthAsync(int.MaxValue));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Operation, Is.EqualTo("User.DeleteServiceAuth"));
            Assert.That(
                refusal.Message, Is.EqualTo("User.DeleteServiceAuth is refused: " + refusal.Info!.FriendlyText));
            Assert.That(refusal.Info.ExceptionType, Is.EqualTo("SuperOffice.Exceptions.SoNotFoundException"));
            Assert.That(refusal.Info.FriendlyText, Is.Not.Empty);
            Assert.That(refusal.Info.Message, Is.Not.Empty);
            Assert.That(refusal.Info.Source, Is.Not.Empty);
            Assert.That(refusal.Info.StackTrace, Does.Contain("at "));
        }
    }

    [Test]
    public async Task A_call_whose_ticket_has_expired_logs_in_again()
    {
        var session = new Services86Session();
        await session.LoginAsync(_server.SoapAddress, "admin", Services86Server.DefaultPassword);
        var user = _server.CreateAgent<IUserAgent>(session);
        var expired = session.Ticket;
        _server.Clock.Advance(TimeSpan.FromHours(12));

        await user.CreateDefaultServiceAuthAsync();

        Assert.That(session.Ticket, Is.Not.EqualTo(expired));
        _session = session;
    }

    [Test]
    public async Task A_channel_factory_with_the_behavior_sends_the_headers_and_throws_refusals()
    {
        using var factory = new ChannelFactory<IUserAgent>(
            new BasicHttpBinding(), new EndpointAddress(_server.SoapAddress + "/User.svc"));
        factory.Endpoint.EndpointBehaviors.Add(new Services86EndpointBehavior(_session));
        var user = factory.CreateChannel();

        Assert.That((await user.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero);
        Assert.That(() => user.DeleteServiceAuthAsync(int.MaxValue), Throws.TypeOf<RefusedCallException>());
        Assert.That(
            () => user.GetAccessTokenAsync(null, includeCsSession: false),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("User.GetAccessToken"));
    }

    [Test]
    public void The_behavior_is_refused_on_a_generated_proxy()
    {
        var user = new U.User1Client(new BasicHttpBinding(), new EndpointAddress(_server.SoapAddress + "/User.svc"));
        user.Endpoint.EndpointBehaviors.Add(new Services86EndpointBehavior(_session));

        Assert.That(
            () => user.OpenAsync(),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains(nameof(Services86EndpointBehavior)));
    }
}
