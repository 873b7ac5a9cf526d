using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class BusyServerTests : ServerFixture
{
    // The limit of the writer's queue.
    private const int QueueLimit = 4096;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private IStorage Storage => Server.Services.GetRequiredService<IStorage>();

    [Test]
    public async Task A_save_is_refused_while_the_queue_is_full_and_stored_afterwards()
    {
        var ticket = await Server.LogInAsync();
        var before = await Server.CountServiceAuthsAsync();
        SoapHttpAnswer answer;
        SoapHttpAnswer read;
        HttpResponseMessage restAnswer;
        Task<int>[] waiting;
        using (new WriterHold(Storage))
        {
            waiting = [.. Enumerable.Range(0, QueueLimit).Select(_ => Storage.WriteAsync(
                WriteExtent.OneStatement,
                session => session.QuerySingleAsync<int>("SELECT 1"),
                CancellationToken.None))];

            answer = await Server.PostAsync("User", SoapText.SaveServiceAuth(ticket)).WaitAsync(Timeout);
            read = await Server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"));
            restAnswer = await SaveByRestAsync(ticket).WaitAsync(Timeout);
        }

        await Task.WhenAll(waiting);
        var after = await Server.CountServiceAuthsAsync();
        var later = await Server.PostAsync("User", SoapText.SaveServiceAuth(ticket));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.False);
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoDbAccessException"));
            Assert.That(
                answer.Value("FriendlyText"),
                Is.EqualTo("The server is busy, and nothing was saved: try again in a moment."));
            Assert.That(read.Succeeded, Is.True);
            Assert.That(restAnswer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(restAnswer.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(after, Is.EqualTo(before));
            Assert.That(later.Succeeded, Is.True);
            Assert.That(
                Server.Log.Lines,
                Has.Exactly(2).Contains("User.SaveServiceAuth refused: SuperOffice.Exceptions.SoDbAccessException"));
        }
    }

    [Test]
    public async Task A_server_that_shuts_down_executes_the_writes_in_its_queue()
    {
        using var directory = new TemporaryDirectory();
        Task<int>[] waiting;
        await using (var server = await Services86Server.StartInAsync(directory))
        {
            var storage = server.Services.GetRequiredService<IStorage>();
            using (new WriterHold(storage))
            {
                waiting = [.. Enumerable.Range(0, 100).Select(n => storage.WriteAsync(
                    WriteExtent.OneStatement,
                    session => session.ExecuteAsync(
                        "INSERT INTO service_auth (associate_id, port) VALUES (1, @n)", new { n }),
                    CancellationToken.None))];
            }
        }

        // The writer has answered every job; the continuations of the callers run on the pool, perhaps a moment later.
        await Task.WhenAll(waiting).WaitAsync(Timeout);
        await using var restarted = await Services86Server.StartInAsync(directory);

        Assert.That(waiting, Has.All.Property(nameof(Task.IsCompletedSuccessfully)).True);
        Assert.That(await restarted.CountServiceAuthsAsync(), Is.EqualTo(100));
    }

    private async Task<HttpResponseMessage> SaveByRestAsync(string ticket)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/SaveServiceAuth");
        request.Headers.TryAddWithoutValidation("Authorization", "SoTicket " + ticket);
        request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return await Server.Http.SendAsync(request);
    }
}
