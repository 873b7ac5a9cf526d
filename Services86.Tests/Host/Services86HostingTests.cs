using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Services86.Description;
using Services86.Host;
using Services86.Soap.Calls;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class Services86HostingTests
{
    private const string Password = "Pa55-of-the-application";

    private static readonly ContractDescription SoPrincipal = ContractDescription.Of(typeof(ISoPrincipalAgent));
    private static readonly ContractDescription User = ContractDescription.Of(typeof(IUserAgent));

    [Test]
    public async Task An_application_hosts_the_services_behind_its_own_middleware_and_path_base()
    {
        using var directory = new TemporaryDirectory();
        var builder = WebApplication.CreateBuilder();
        Configure(builder.Configuration, directory);
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        builder.Services.AddServices86(builder.Configuration);
        await using var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.Headers["X-Application"] = "before";
            return next(context);
        });
        app.UsePathBase("/legacy");
        app.MapServices86();
        app.MapGet("/hello", () => "hello");
        await app.PrepareServices86Async();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var login = await http.PostAsync(
            "/legacy/Remote/Services86/SoPrincipal.svc",
            new StringContent(SoapText.LogIn("owner", Password), null, "text/xml"));
        var rest = await http.GetAsync("/legacy/api");
        var wsdl = await http.GetStringAsync("/legacy/Remote/Services86/User.svc?wsdl");
        var own = await http.GetStringAsync("/hello");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await login.Content.ReadAsStringAsync(), Does.Contain("7T:"));
            Assert.That(login.Headers.GetValues("X-Application"), Is.EqualTo(new[] { "before" }));
            Assert.That(rest.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(wsdl, Does.Contain("/legacy/Remote/Services86/User.svc\""));
            Assert.That(own, Is.EqualTo("hello"));
        }
    }

    [Test]
    public async Task Another_runtime_hands_its_calls_to_the_handler()
    {
        using var directory = new TemporaryDirectory();
        var builder = WebApplication.CreateBuilder();
        Configure(builder.Configuration, directory);
        builder.Services.AddServices86(builder.Configuration);
        await using var app = builder.Build();
        await app.PrepareServices86Async();
        var handler = app.Services.GetRequiredService<ISoapCallHandler>();

        var login = await HandleAsync(
            handler, SoPrincipal, "AuthenticateUsernamePassword", new ApplicationRequestHeaders(), "owner", Password);
        var ticket = login.Results!.OfType<SoCredentials>().Single().Ticket;
        var headers = new SessionRequestHeaders { Credentials = new SoCredentials { Ticket = ticket } };
        var saved = await HandleAsync(
            handler, User, "SaveServiceAuth", headers, new ServiceAuth { Server = "imap.example.com" });
        var refused = await HandleAsync(handler, User, "CreateDefaultServiceAuth", new SessionRequestHeaders());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((ServiceAuth)saved.Results![0]!).ServiceAuthId, Is.Positive);
            Assert.That(((ReplyHeaders)saved.Headers).Succeeded, Is.True);
            Assert.That(refused.Results, Is.Null);
            Assert.That(
                ((ReplyHeaders)refused.Headers).ExceptionInfo?.ExceptionType,
                Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
        }
    }

    private static void Configure(ConfigurationManager configuration, TemporaryDirectory directory)
    {
        configuration["Services86:Database:ConnectionString"] =
            "Data Source=" + Path.Combine(directory.FullName, "services86.db");
        configuration["Services86:Bootstrap:UserName"] = "owner";
        configuration["Services86:Bootstrap:Password"] = Password;
    }

    private static async Task<SoapReply> HandleAsync(
        ISoapCallHandler handler,
        ContractDescription contract,
        string operation,
        object headers,
        params object?[] arguments)
    {
        var call = new SoapCall(contract.Operations.Single(o => o.Name == operation), headers, arguments);
        return (SoapReply)await handler.HandleAsync(call, IPAddress.Loopback, CancellationToken.None);
    }
}
