using System.ServiceModel;
using System.ServiceModel.Security;
using Services86.Client;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

/// <summary>Agents with a channel factory of the program, which decides on the certificate of a server.</summary>
internal sealed class ChannelFactoryTests : WcfFixture
{
    private readonly TemporaryDirectory _directory = new();

    protected override string[] Configuration =>
    [
        "--urls=https://127.0.0.1:0",
        $"--Kestrel:Certificates:Default:Path={TestCertificate.Write(_directory)}",
    ];

    [OneTimeTearDown]
    public void DeleteDirectory() => _directory.Dispose();

    [Test]
    public void A_server_without_a_trusted_certificate_gets_no_password()
    {
        var before = RequestCount();

        Assert.That(
            () => new Services86Session().LoginAsync(ServicesAddress, "admin", Services86Server.AdminPassword),
            Throws.InstanceOf<CommunicationException>());
        Assert.That(RequestCount(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_factory_can_accept_the_certificate_of_the_server()
    {
        var session = new Services86Session();
        using var principal = Factory<ISoPrincipalAgent>("SoPrincipal");
        using var factory = Factory<IUserAgent>("User");
        factory.Endpoint.EndpointBehaviors.Add(new Services86EndpointBehavior(new Services86Session()));

        await session.LoginAsync(
            Services86Channels.Create(principal, session), "admin", Services86Server.AdminPassword,
            CancellationToken.None);
        var user = Services86Channels.Create(factory, session);
        Server.Time.Advance(TimeSpan.FromHours(12));

        Assert.That(ServicesAddress.Scheme, Is.EqualTo(Uri.UriSchemeHttps));
        Assert.That((await user.CreateDefaultServiceAuthAsync())!.ServiceAuthId, Is.Zero);
    }

    [Test]
    public void A_factory_that_is_open_is_refused()
    {
        using var factory = Factory<IUserAgent>("User");
        factory.Open();

        Assert.That(
            () => Services86Channels.Create(factory, new Services86Session()),
            Throws.InvalidOperationException);
    }

    [Test]
    public void A_factory_without_an_address_is_refused()
    {
        using var factory = new ChannelFactory<IUserAgent>(new BasicHttpBinding());

        Assert.That(
            () => Services86Channels.Create(factory, new Services86Session()),
            Throws.ArgumentException.With.Message.Contains("address"));
    }

    private int RequestCount() =>
        Server.Log.Lines.Count(line => line.Contains("Request starting", StringComparison.Ordinal));

    private ChannelFactory<TAgent> Factory<TAgent>(string agent)
    {
        var factory = new ChannelFactory<TAgent>(
            Services86Channels.CreateBinding(ServicesAddress), new EndpointAddress($"{ServicesAddress}/{agent}.svc"));
        factory.Credentials.ServiceCertificate.SslCertificateAuthentication = new X509ServiceCertificateAuthentication
        {
            CertificateValidationMode = X509CertificateValidationMode.None,
        };
        return factory;
    }
}
