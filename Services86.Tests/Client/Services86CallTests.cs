using Microsoft.Extensions.DependencyInjection;
using Services86.Client;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

internal sealed class Services86CallTests : WcfFixture
{
    private IUserAgent _user = null!;

    private IStorage Storage => Server.Services.GetRequiredService<IStorage>();

    [OneTimeSetUp]
    public async Task CreateAgent() => _user = Create<IUserAgent>(await LogInAsync());

    [Test]
    public async Task The_headers_of_a_reply_can_be_read()
    {
        var call = new Services86Call();

        await call.On(_user).CreateDefaultServiceAuthAsync();

        Assert.That(call.ReplyHeaders!.Succeeded, Is.True);
        Assert.That(call.ReplyHeaders.ExceptionInfo, Is.Null);
        Assert.That(call.ReplyHeaders.ExtraInfo, Is.Null);
        Assert.That(call.ReplyHeaders.TimeZone, Is.Null);
    }

    [Test]
    public void The_headers_of_a_refusal_can_be_read()
    {
        var call = new Services86Call();

        var refusal = Assert.ThrowsAsync<RefusedCallException>(
            () => call.On(_user).DeleteServiceAuthAsync(int.MaxValue));

        Assert.That(call.ReplyHeaders!.Succeeded, Is.False);
        Assert.That(call.ReplyHeaders.ExceptionInfo, Is.SameAs(refusal.Info));
    }

    [Test]
    public async Task The_headers_of_an_earlier_reply_are_not_those_of_a_call_that_fails()
    {
        var call = new Services86Call();
        await call.On(_user).CreateDefaultServiceAuthAsync();

        Assert.That(
            () => call.On(_user).GetAccessTokenAsync(null, includeCsSession: false),
            Throws.TypeOf<NotSupportedException>());
        Assert.That(call.ReplyHeaders, Is.Null);
    }

    [Test]
    public async Task Successive_calls_use_one_connection()
    {
        await _user.CreateDefaultServiceAuthAsync();
        var before = ConnectionCount();

        for (var i = 0; i < 10; i++)
        {
            await new Services86Call().On(_user).CreateDefaultServiceAuthAsync();
        }

        Assert.That(before, Is.GreaterThan(0));
        Assert.That(ConnectionCount(), Is.EqualTo(before));
    }

    [Test]
    public void A_negative_time_limit_is_refused()
    {
        var call = new Services86Call { Timeout = TimeSpan.FromMilliseconds(-1) };

        Assert.That(
            () => call.On(_user).CreateDefaultServiceAuthAsync(), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public async Task A_cancelled_call_is_cancelled_in_the_server_too()
    {
        using var cancellation = new CancellationTokenSource();
        var call = new Services86Call { CancellationToken = cancellation.Token };
        var before = await Server.CountServiceAuthsAsync();

        using (new WriterHold(Storage))
        {
            var received = Server.Log.NextAsync("Request starting");
            var saved = call.On(_user).SaveServiceAuthAsync(new());
            await received;
            var aborted = Server.Log.NextAsync("Request finished");
            await cancellation.CancelAsync();

            Assert.That(
                () => saved,
                Throws.InstanceOf<OperationCanceledException>()
                    .With.Property(nameof(OperationCanceledException.CancellationToken)).EqualTo(cancellation.Token));
            await aborted;
        }

        Assert.That(await Server.CountServiceAuthsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_call_that_is_cancelled_before_it_begins_is_not_sent()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var call = new Services86Call { CancellationToken = cancellation.Token };

        Assert.That(
            () => call.On(_user).CreateDefaultServiceAuthAsync(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(call.ReplyHeaders, Is.Null);
    }

    [Test]
    public async Task A_cancelled_call_does_not_disturb_other_calls()
    {
        using var cancellation = new CancellationTokenSource();
        var call = new Services86Call { CancellationToken = cancellation.Token };
        Task<ServiceAuth?> other;
        Task<ServiceAuth?> cancelled;

        using (new WriterHold(Storage))
        {
            other = _user.SaveServiceAuthAsync(new() { Port = 993 });
            cancelled = call.On(_user).SaveServiceAuthAsync(new());
            await cancellation.CancelAsync();
            Assert.That(() => cancelled, Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That((await other)!.Port, Is.EqualTo(993));
    }

    [Test]
    public void A_call_that_takes_too_long_is_a_TimeoutException()
    {
        var call = new Services86Call { Timeout = TimeSpan.FromMilliseconds(100) };
        using var hold = new WriterHold(Storage);

        // The timeout of the binding is a minute.
        Assert.That(
            () => call.On(_user).SaveServiceAuthAsync(new()),
            Throws.TypeOf<TimeoutException>().With.Message.Contains("00:00:00"));
    }

    [Test]
    public void An_agent_of_another_origin_is_refused()
    {
        Assert.That(
            () => new Services86Call().On<IUserAgent>(null!),
            Throws.ArgumentException.With.Message.Contains("Services86Channels.Create<IUserAgent>"));
    }

    private int ConnectionCount() => Server.Log.Lines.Count(
        line => line.Contains("Connection id", StringComparison.Ordinal)
            && line.Contains("accepted", StringComparison.Ordinal));
}
