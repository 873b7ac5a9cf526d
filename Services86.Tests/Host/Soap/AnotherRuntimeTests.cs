using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services86.Description;
using Services86.Host;
using Services86.Soap.Calls;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Soap;

/// <summary>Calls that are handed to the <see cref="ISoapCallHandler"/>, as by another SOAP runtime.</summary>
internal sealed class AnotherRuntimeTests
{
    private static readonly ContractDescription SoPrincipal = ContractDescription.Of(typeof(ISoPrincipalAgent));
    private static readonly ContractDescription User = ContractDescription.Of(typeof(IUserAgent));

    private readonly TemporaryDirectory _directory = new();
    private WebApplication _app = null!;

    private ISoapCallHandler Handler => _app.Services.GetRequiredService<ISoapCallHandler>();

    // The application has no pipeline of the services.
    [OneTimeSetUp]
    public async Task Prepare()
    {
        var builder = WebApplication.CreateBuilder();
        EmbeddingApplication.AddSettings(builder.Configuration, _directory);
        builder.Services.AddServices86(builder.Configuration);
        _app = builder.Build();
        await _app.PrepareServices86Async();
    }

    [OneTimeTearDown]
    public async Task Dispose()
    {
        await _app.DisposeAsync();
        _directory.Dispose();
    }

    [Test]
    public async Task A_call_with_the_ticket_of_a_login_gets_its_results()
    {
        var headers = new SessionRequestHeaders
        {
            Credentials = new SoCredentials { Ticket = await LogInAsync() },
            TimeZone = new SoTimeZone { SoTimeZoneLocationCode = "NO" },
        };

        var saved = await HandleAsync(
            User, "SaveServiceAuth", headers, new ServiceAuth { Server = "imap.example.com" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((ServiceAuth)saved.Results![0]!).ServiceAuthId, Is.Positive);
            Assert.That(((ReplyHeaders)saved.Headers).Succeeded, Is.True);
            Assert.That(((ReplyHeaders)saved.Headers).TimeZone!.SoTimeZoneLocationCode, Is.EqualTo("NO"));
        }
    }

    [Test]
    public async Task A_call_without_a_ticket_is_refused()
    {
        var refused = await HandleAsync(User, "CreateDefaultServiceAuth", new SessionRequestHeaders());

        Assert.That(refused.Results, Is.Null);
        Assert.That(
            ((ReplyHeaders)refused.Headers).ExceptionInfo!.ExceptionType,
            Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
    }

    [Test]
    public async Task A_cancelled_call_ends()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var headers = new SessionRequestHeaders { Credentials = new SoCredentials { Ticket = await LogInAsync() } };
        var operation = User.Operations.Single(candidate => candidate.Name == "SaveServiceAuth");
        var call = new SoapCall(operation, headers, [new ServiceAuth()]);

        Assert.That(
            async () => await Handler.HandleAsync(call, IPAddress.Loopback, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private async Task<string> LogInAsync()
    {
        var login = await HandleAsync(
            SoPrincipal,
            "AuthenticateUsernamePassword",
            new ApplicationRequestHeaders(),
            "admin",
            Services86Server.AdminPassword);
        return login.Results!.OfType<SoCredentials>().Single().Ticket!;
    }

    private async Task<SoapReply> HandleAsync(
        ContractDescription contract, string operation, object headers, params object?[] arguments)
    {
        var call = new SoapCall(contract.Operations.Single(o => o.Name == operation), headers, arguments);
        return (SoapReply)await Handler.HandleAsync(call, IPAddress.Loopback, CancellationToken.None);
    }
}
