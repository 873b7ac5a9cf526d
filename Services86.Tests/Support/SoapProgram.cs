using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services86.Description;
using Services86.Soap;
using Services86.Soap.Calls;
using Services86.Soap.Http;

namespace Services86.Tests.Support;

/// <summary>A program that has the SOAP layer and nothing else, on Kestrel and a free port.</summary>
internal sealed class SoapProgram : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private SoapProgram(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        _http = new HttpClient { BaseAddress = new Uri(addresses.Addresses.First()) };
    }

    /// <summary>Gets the address of the program.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>
    /// Gets the headers of the replies, which a test may change between its calls; calls that run at once share them.
    /// Null if the handler of the program gives whole replies.
    /// </summary>
    public ReplyHeaders ReplyHeaders { get; private init; } = null!;

    /// <summary>Gets the endpoint that the last request had when its response began; null for none.</summary>
    public Endpoint? LastEndpoint { get; private set; }

    /// <summary>Starts the program.</summary>
    /// <param name="handle">Gives the results of a call.</param>
    /// <param name="contracts">The contracts that are served.</param>
    public static Task<SoapProgram> StartAsync(
        Func<SoapCall, object?[]> handle, params ContractDescription[] contracts)
    {
        var headers = new ReplyHeaders { Succeeded = true };
        return StartAsync(call => new SoapReply(headers, handle(call)), headers, contracts);
    }

    /// <summary>Starts a program whose replies have headers of their own.</summary>
    /// <param name="handle">Gives the reply to a call.</param>
    /// <param name="contracts">The contracts that are served.</param>
    public static Task<SoapProgram> StartAsync(
        Func<SoapCall, SoapReply> handle, params ContractDescription[] contracts) =>
        StartAsync(handle, null!, contracts);

    /// <summary>Posts a SOAP 1.1 envelope.</summary>
    public async Task<SoapHttpAnswer> PostAsync(string path, string envelope)
    {
        using var content = new StringContent(envelope, Encoding.UTF8, "text/xml");
        using var response = await _http.PostAsync(path, content);
        return await SoapHttpAnswer.ReadAsync(response);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task<SoapProgram> StartAsync(
        Func<SoapCall, SoapReply> handle, ReplyHeaders headers, ContractDescription[] contracts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(handle);
        builder.Services.AddSoap<CallHandler>(new SoapOptions { RootPath = "/Remote" });
        foreach (var contract in contracts)
        {
            builder.Services.AddSingleton(contract);
        }

        SoapProgram? program = null;
        var app = builder.Build();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                program!.LastEndpoint = context.GetEndpoint();
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseSoap();
        await app.StartAsync();
        return program = new SoapProgram(app) { ReplyHeaders = headers };
    }

    private sealed class CallHandler(Func<SoapCall, SoapReply> handle) : ISoapCallHandler
    {
        public ValueTask<SoapResponse> HandleAsync(
            SoapCall call, IPAddress? clientAddress, CancellationToken cancellationToken) =>
            ValueTask.FromResult<SoapResponse>(handle(call));

        public SoapResponse HandleFailure(Exception exception) =>
            throw new InvalidOperationException("The request was not read.", exception);
    }
}
