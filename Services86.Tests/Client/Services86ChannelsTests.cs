using System.Reflection;
using System.ServiceModel;
using System.ServiceModel.Channels;
using Services86.Client;
using Services86.Tests.Support;
using U = Services86.Wcf.User;

namespace Services86.Tests.Client;

internal sealed class Services86ChannelsTests : WcfFixture
{
    private Services86Session _session = null!;

    [ServiceContract]
    public interface IOtherAgent
    {
        [OperationContract]
        Task<int> CountAsync();
    }

    public interface IExtendedAgent : IUserAgent, IDisposable;

    [OneTimeSetUp]
    public async Task CreateSession() => _session = await LogInAsync();

    [TestCase("/Remote/Services86")]
    [TestCase("/Remote/Services86/")]
    [TestCase("/Cust12345/remote/services86")]
    [TestCase("/crm/eu/Remote/Services86/")]
    [TestCase("/Remote/Services86?wsdl")]
    public async Task The_address_may_have_a_leading_part_and_any_case(string path)
    {
        var user = Services86Channels.Create<IUserAgent>(new Uri(Server.Address, path), _session);

        Assert.That((await user.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero);
    }

    [TestCase("http://localhost:5086")]
    [TestCase("http://localhost:5086/Remote/Services86/User.svc")]
    [TestCase("http://localhost:5086/Remote/Services87")]
    [TestCase("ftp://localhost/Remote/Services86")]
    [TestCase("/Remote/Services86")]
    public void An_address_that_is_not_one_of_the_services_is_refused(string address)
    {
        var uri = new Uri(address, UriKind.RelativeOrAbsolute);

        Assert.That(
            () => Services86Channels.Create<IUserAgent>(uri, _session),
            Throws.ArgumentException.With.Message.StartsWith("Expected an address that ends with /Services86")
                .And.Message.Contains($"found '{uri}'"));
    }

    [TestCase(typeof(IDisposable))]
    [TestCase(typeof(U.User1))]
    [TestCase(typeof(IOtherAgent))]
    [TestCase(typeof(IExtendedAgent))]
    [TestCase(typeof(User))]
    public void A_type_that_is_not_the_contract_of_an_agent_is_refused(Type type)
    {
        var create = typeof(Services86Channels).GetMethod(
            nameof(Services86Channels.Create), [typeof(Uri), typeof(Services86Session)])!.MakeGenericMethod(type);

        Assert.That(
            () => create.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [ServicesAddress, _session], null),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains($"{type} does not have [MessageHeaders]")
                .And.Message.Contains(nameof(IUserAgent)));
    }

    [Test]
    public void An_operation_of_a_later_version_is_refused_by_name_and_not_sent()
    {
        var call = new Services86Call();
        var user = call.On(Create<IUserAgent>(_session));

        Assert.That(
            () => user.GetAccessTokenAsync(null, includeCsSession: false),
            Throws.TypeOf<NotSupportedException>().With.Message.EqualTo(
                "Services86 does not have User.GetAccessToken: version 87 of the services introduced the operation. "
                + "Call POST /api/v1/Agents/User/GetAccessToken over REST instead."));
        Assert.That(call.ReplyHeaders, Is.Null);
    }

    [Test]
    public void The_binding_of_an_https_address_uses_TLS()
    {
        var binding = Services86Channels.CreateBinding(new Uri("https://crm.example.com/Remote/Services86"));

        Assert.That(binding.Security.Mode, Is.EqualTo(BasicHttpSecurityMode.Transport));
        Assert.That(binding.Scheme, Is.EqualTo("https"));
    }

    [Test]
    public async Task A_binding_can_be_given()
    {
        var binding = new CustomBinding(
            new TextMessageEncodingBindingElement(MessageVersion.Soap12, System.Text.Encoding.UTF8),
            new HttpTransportBindingElement());
        var session = new Services86Session();
        var principal = Services86Channels.Create<ISoPrincipalAgent>(ServicesAddress, session, binding);
        var user = Services86Channels.Create<IUserAgent>(ServicesAddress, session, binding);

        await session.LoginAsync(principal, "admin", Services86Server.AdminPassword, CancellationToken.None);

        Assert.That((await user.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero);
        Assert.That(() => user.DeleteServiceAuthAsync(int.MaxValue), Throws.TypeOf<RefusedCallException>());
    }

    [Test]
    public async Task A_disposed_agent_cannot_be_called()
    {
        var user = Create<IUserAgent>(_session);
        await user.CreateDefaultServiceAuthAsync();

        ((IDisposable)user).Dispose();

        Assert.That(
            user.CreateDefaultServiceAuthAsync,
            Throws.InstanceOf<ObjectDisposedException>().Or.InstanceOf<CommunicationException>());
    }

    [Test]
    public async Task A_disposed_agent_leaves_the_others_of_the_session()
    {
        var (user, other) = (Create<IUserAgent>(_session), Create<IUserAgent>(_session));
        ((IDisposable)user).Dispose();
        ((IDisposable)user).Dispose();

        Assert.That((await other.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero);
    }

    [Test]
    public async Task An_agent_works_again_when_the_server_does()
    {
        using var directory = new TemporaryDirectory();
        var server = await Services86Server.StartInAsync(directory);
        var address = AddressOf(server);
        var session = new Services86Session();
        await session.LoginAsync(address, "admin", Services86Server.AdminPassword);
        var user = Services86Channels.Create<IUserAgent>(address, session);
        await server.DisposeAsync();

        Assert.That(user.CreateDefaultServiceAuthAsync, Throws.InstanceOf<CommunicationException>());
        Assert.That(
            () => new Services86Session().LoginAsync(address, "admin", Services86Server.AdminPassword),
            Throws.InstanceOf<CommunicationException>());

        await using var restarted = await Services86Server.StartInAsync(directory, $"--urls={server.Address}");
        Assert.That((await user.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero);
    }
}
