using System.Net;
using System.ServiceModel;
using System.ServiceModel.Channels;
using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The exceptions that Microsoft's WCF client throws for faults.</summary>
internal sealed class WcfFaultTests : WcfFixture
{
    private Services86Session _session = null!;

    /// <summary>A contract that differs from the one of the server.</summary>
    [ServiceContract(Name = "User", Namespace = ServicesVersion.BaseXmlNamespace)]
    [MessageHeaders(typeof(SessionRequestHeaders), typeof(ReplyHeaders))]
    public interface IWrongUserAgent
    {
        [OperationContract]
        [return: MessageParameter(Name = "Response")]
        Task<ServiceAuth?> GetServiceAuthAsync([MessageParameter(Name = "ServiceAuthId")] string id);

        [OperationContract]
        Task ForgetEverythingAsync();
    }

    [OneTimeSetUp]
    public async Task CreateSession() => _session = await LogInAsync();

    [Test]
    public void A_value_that_cannot_be_read_is_a_ProtocolException_with_the_reason()
    {
        var agent = Create<IWrongUserAgent>(_session);

        Assert.That(
            () => agent.GetServiceAuthAsync("many"),
            Throws.InstanceOf<ProtocolException>().With.Message.Contains("found 'many'"));
    }

    [Test]
    public void An_unknown_operation_is_an_ActionNotSupportedException_that_names_the_operation()
    {
        var agent = Create<IWrongUserAgent>(_session);

        Assert.That(
            agent.ForgetEverythingAsync,
            Throws.InstanceOf<ActionNotSupportedException>().With.Message.Contains("ForgetEverything"));
    }

    [Test]
    public async Task A_header_that_must_be_understood_is_a_ProtocolException_that_names_the_header()
    {
        using var factory = new ChannelFactory<IUserAgent>(
            Services86Channels.CreateBinding(ServicesAddress), new EndpointAddress(ServicesAddress + "/User.svc"));
        factory.Endpoint.EndpointBehaviors.Add(new Services86EndpointBehavior(_session));
        var agent = factory.CreateChannel();

        Task call;
        using (new OperationContextScope((IClientChannel)agent))
        {
            OperationContext.Current!.OutgoingMessageHeaders.Add(
                MessageHeader.CreateHeader("Priority", "urn:other", 5, mustUnderstand: true));
            call = agent.CreateDefaultServiceAuthAsync();
        }

        Assert.That(() => call, Throws.InstanceOf<ProtocolException>().With.Message.Contains("Priority"));
        Assert.That((await agent.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero);
    }

    [Test]
    public async Task A_request_that_is_too_large_is_a_ProtocolException_with_the_status()
    {
        await using var server = await Services86Server.StartAsync("--Services86:MaxRequestBytes=1024");
        var agent = Services86Channels.Create<IUserAgent>(AddressOf(server), new Services86Session());

        Assert.That(
            () => agent.SaveServiceAuthAsync(new() { Server = new string('a', 2048) }),
            Throws.InstanceOf<CommunicationException>()
                .With.Message.Contains(nameof(HttpStatusCode.RequestEntityTooLarge))
                .Or.Message.Contains("413"));
    }
}
