using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Services86.Http;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Http;

internal sealed class OperationEndpointTests : RestFixture
{
    private readonly EndpointRecorder _recorder = new();

    [OneTimeSetUp]
    public void Subscribe() => Server.Services.GetRequiredService<DiagnosticListener>().Subscribe(_recorder);

    [TestCase("/api/v1/Agents/User/GetServiceAuth?serviceAuthId=1", "User", "GetServiceAuth")]
    [TestCase("/Cust12345/API/v1/agents/email/GETCURRENTACCOUNTID", "EMail", "GetCurrentAccountId")]
    [TestCase("/api/v1/Agents/User/GetServiceAuth?serviceAuthId=many", "User", "GetServiceAuth")]
    [TestCase("/api/v1/Agents/User/DeleteServiceAuth?serviceAuthId=99", "User", "DeleteServiceAuth")]
    public async Task A_call_has_the_endpoint_of_its_operation(string path, string agent, string operation)
    {
        await SendAsync(HttpMethod.Post, path);

        var endpoint = await _recorder.ReadAsync();
        Assert.That(endpoint?.DisplayName, Is.EqualTo($"REST v1 {agent}.{operation}"));
        Assert.That(
            endpoint!.Metadata.GetMetadata<OperationMetadata>(),
            Is.EqualTo(new OperationMetadata(agent, operation, "REST", "v1")));
    }

    [Test]
    public async Task An_operation_has_one_endpoint_for_all_calls()
    {
        await CallAsync("User/CreateDefaultUser");
        var first = await _recorder.ReadAsync();
        await CallAsync("User/CreateDefaultUser");

        Assert.That(await _recorder.ReadAsync(), Is.SameAs(first).And.Not.Null);
    }

    [TestCase("GET", "/api/v1/Agents/User/GetServiceAuth")]
    [TestCase("DELETE", "/api/v1/Agents/User/GetServiceAuth")]
    [TestCase("POST", "/api/v1/Agents/User/Unknown")]
    [TestCase("GET", "/api")]
    public async Task A_request_that_calls_no_operation_has_no_endpoint(string method, string path)
    {
        await SendAsync(new HttpMethod(method), path);

        Assert.That(await _recorder.ReadAsync(), Is.Null);
    }

    /// <summary>Records the endpoint of each request at its end, when metrics and traces are recorded.</summary>
    private sealed class EndpointRecorder : IObserver<KeyValuePair<string, object?>>
    {
        private readonly Channel<Endpoint?> _endpoints = Channel.CreateUnbounded<Endpoint?>();

        public async Task<Endpoint?> ReadAsync()
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return await _endpoints.Reader.ReadAsync(timeout.Token);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // The login by SOAP may end after its response has been read.
            if (value is { Key: "Microsoft.AspNetCore.Hosting.HttpRequestIn.Stop", Value: HttpContext context }
                && !context.Request.Path.StartsWithSegments("/Remote", StringComparison.Ordinal))
            {
                _endpoints.Writer.TryWrite(context.GetEndpoint());
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
