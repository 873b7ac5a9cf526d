using CoreWCF.Configuration;
using CoreWCF.Description;
using Microsoft.Extensions.Configuration.Memory;
using Services86.CoreWcf;
using Services86.Host;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
{
    // As in Services86.Host. Every other configuration source overrides these.
    InitialData = new Dictionary<string, string?>
    {
        ["urls"] = "http://localhost:5086",
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Information",
    },
});
builder.Services.AddServices86(builder.Configuration);
builder.Services.AddServiceModelServices();
builder.Services.AddServiceModelMetadata();
builder.Services.AddSingleton<IServiceBehavior, UseRequestHeadersForMetadataAddressBehavior>();
builder.Services.AddSingleton<CallBehavior>();
builder.Services.AddSingleton<AgentServices>();

await using var app = builder.Build();
await app.PrepareServices86Async();
((IApplicationBuilder)app).UseServiceModel(app.Services.GetRequiredService<AgentServices>().Add);
app.Services.GetRequiredService<ServiceMetadataBehavior>().HttpGetEnabled = true;
await app.RunAsync();
