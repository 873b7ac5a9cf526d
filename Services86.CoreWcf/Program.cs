using CoreWCF;
using CoreWCF.Configuration;
using CoreWCF.Description;
using Services86;
using Services86.Agents.EMail;
using Services86.Agents.SoPrincipal;
using Services86.Agents.User;
using Services86.CoreWcf;
using Services86.Host;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddServices86(builder.Configuration);
builder.Services.AddServiceModelServices();
builder.Services.AddServiceModelMetadata();
builder.Services.AddSingleton<IServiceBehavior, UseRequestHeadersForMetadataAddressBehavior>();
builder.Services.AddSingleton<CallBehavior>();

await using var app = builder.Build();
await app.PrepareServices86Async();
var calls = app.Services.GetRequiredService<CallBehavior>();
((IApplicationBuilder)app).UseServiceModel(wcf =>
{
    Serve<UserAgent, IUserAgent>("User");
    Serve<EMailAgent, IEMailAgent>("EMail");
    Serve<SoPrincipalAgent, ISoPrincipalAgent>("SoPrincipal");

    void Serve<TAgent, TContract>(string name)
        where TAgent : class
    {
        var version = ServicesVersion.Default;
        wcf.AddService<TAgent>();
        wcf.AddServiceEndpoint<TAgent, TContract>(
            new BasicHttpBinding { Namespace = version.XmlNamespace, MaxReceivedMessageSize = 1 << 20 },
            $"/Remote/{version.Name}/{name}.svc",
            calls.Apply);
        wcf.ConfigureServiceHostBase<TAgent>(host =>
        {
            // The names of the published WSDL.
            host.Description.Name = $"Wcf{name}Service";
            host.Description.Namespace = version.XmlNamespace;
        });
    }
});
app.Services.GetRequiredService<ServiceMetadataBehavior>().HttpGetEnabled = true;
await app.RunAsync();
