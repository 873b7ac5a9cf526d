using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Telemetry;

internal sealed class TraceTests(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private readonly string _system = provider == DatabaseProvider.PostgreSql ? "postgresql" : "sqlite";
    private readonly ConcurrentQueue<Activity> _ended = new();
    private ActivityListener _listener = null!;
    private string _traceId = null!;

    [SetUp]
    public void Listen()
    {
        // The servers of other tests have the same sources: only the trace of the test is looked at.
        _traceId = ActivityTraceId.CreateRandom().ToHexString();
        _ended.Clear();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Services86.", StringComparison.Ordinal)
                || source.Name == "Microsoft.AspNetCore",
            Sample = (ref options) => options.TraceId.ToHexString() == _traceId
                ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.TraceId.ToHexString() == _traceId)
                {
                    _ended.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [TearDown]
    public void StopListening() => _listener.Dispose();

    [Test]
    public async Task A_SOAP_call_continues_the_trace_of_the_client_down_to_the_write()
    {
        var ticket = await Server.LogInAsync();

        await PostAsync(
            "/Remote/Services86/User.svc",
            SoapText.SaveServiceAuth(ticket, SoapText.Element("Password", Secret("Pa55-in-the-trace"))),
            "text/xml");

        var call = await SpanAsync("User/SaveServiceAuth");
        var write = await SpanAsync("write");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.Parent?.OperationName, Is.EqualTo("Microsoft.AspNetCore.Hosting.HttpRequestIn"));
            Assert.That(call.GetTagItem("rpc.system"), Is.EqualTo("soap1.1"));
            Assert.That(call.GetTagItem("services86.outcome"), Is.EqualTo("ok"));
            Assert.That(write.ParentSpanId, Is.EqualTo(call.SpanId));
            Assert.That(write.GetTagItem("db.system.name"), Is.EqualTo(_system));
            Assert.That(
                _ended.SelectMany(activity => activity.TagObjects).Select(tag => tag.Value?.ToString()),
                Has.None.Contains("Pa55-in-the-trace").And.None.Contains(ticket));
        }
    }

    [Test]
    public async Task A_REST_call_that_is_refused_is_traced_with_its_read()
    {
        var ticket = await Server.LogInAsync();

        await PostAsync(
            "/api/v1/Agents/User/DeleteServiceAuth?serviceAuthId=999999", "", "application/json", $"SOTicket {ticket}");

        var call = await SpanAsync("User/DeleteServiceAuth");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(call.GetTagItem("rpc.system"), Is.EqualTo("rest"));
            Assert.That(call.GetTagItem("services86.outcome"), Is.EqualTo("refused").Or.EqualTo("ok"));
            Assert.That(_ended.Select(activity => activity.OperationName), Has.Some.EqualTo("read"));
            Assert.That(_ended.Select(activity => activity.Status), Is.All.EqualTo(ActivityStatusCode.Unset));
        }
    }

    private async Task PostAsync(string path, string content, string mediaType, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(content, Encoding.UTF8, mediaType),
        };
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{_traceId}-00f067aa0ba902b7-01");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        // Of a handler without tracing, which would send a trace of its own.
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var client = new HttpClient(handler) { BaseAddress = Server.Address };
        using var response = await client.SendAsync(request);
    }

    // A span ends when the response has been sent.
    private async Task<Activity> SpanAsync(string name)
    {
        for (var i = 0; i < 100; i++)
        {
            if (_ended.FirstOrDefault(activity => activity.OperationName == name) is { } span)
            {
                return span;
            }

            await Task.Delay(50);
        }

        var found = string.Join(", ", _ended.Select(activity => activity.OperationName));
        throw new AssertionException($"There is no span {name}, only {found}.");
    }
}
