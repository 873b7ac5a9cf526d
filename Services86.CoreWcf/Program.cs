using CoreWCF.Configuration;
using CoreWCF.Description;
using Services86.CoreWcf;
using Services86.Host;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration["urls"] ??= "http://localhost:5086";
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
