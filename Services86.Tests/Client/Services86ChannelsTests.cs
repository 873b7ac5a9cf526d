using System.ServiceModel;
using System.ServiceModel.Channels;
using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

internal sealed class Services86ChannelsTests : WcfFixture
{
    private Services86Session _session = null!;

    [OneTimeSetUp]
    public async Task CreateSession() => _session = await LogInAsync();

    [TestCase("/Remote/Services86")]
    [TestCase("/Remote/Services86/")]
    [TestCase("/Cust12345/remote/services86")]
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

    [Test]
    public void A_type_that_is_no_contract_is_refused()
    {
        Assert.That(
            () => Services86Channels.Create<IDisposable>(ServicesAddress, _session),
            Throws.TypeOf<NotSupportedException>().With.Message.Contains("no service contract"));
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
    public async Task A_server_that_does_not_run_is_a_CommunicationException()
    {
        var server = await Services86Server.StartAsync();
        var user = Services86Channels.Create<IUserAgent>(AddressOf(server), _session);
        await server.DisposeAsync();

        Assert.That(user.CreateDefaultServiceAuthAsync, Throws.InstanceOf<CommunicationException>());
    }
}
