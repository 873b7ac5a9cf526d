using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents.Login;
using Services86.Tests.Support;

namespace Services86.Tests.Host;

/// <summary>What many logins at once do to a server, whose clients are known by a trusted proxy.</summary>
internal sealed class LoginFloodTests : ServerFixture
{
    private const string Password = "Pa55-of-flood";

    private int _attackers;

    protected override string[] Configuration => ["--Services86:TrustedProxies=127.0.0.1"];

    private HashThreads Threads => Server.Services.GetRequiredService<HashThreads>();

    [Test]
    public async Task Failed_logins_count_for_the_forwarded_address_whatever_their_names()
    {
        var attacker = NewAttacker();
        for (var i = 0; i < 20; i++)
        {
            var failed = await LogInAsync($"nobody {i}", attacker);
            Assert.That(failed.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
        }

        var soap = await LogInAsync("nobody else", attacker);
        var rest = await CallByPasswordAsync("nobody else", "wrong", attacker);
        var elsewhere = await LogInAsync("nobody else", NewAttacker());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(soap.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(
                soap.Value("FriendlyText"),
                Is.EqualTo(
                    "There were too many failed logins from your address: wait 3 seconds, then try again."));
            Assert.That(rest.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(rest.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(3)));
            Assert.That(elsewhere.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
        }
    }

    [Test]
    public async Task A_user_who_has_logged_in_from_the_address_of_an_attacker_still_can()
    {
        var address = NewAttacker();
        await Server.AddUserAsync("neighbour", Secret(Password));
        Assert.That((await LogInAsync("neighbour", address, Password)).Value("Ticket"), Is.Not.Null);
        for (var i = 0; i < 21; i++)
        {
            await LogInAsync($"nobody {i}", address);
        }

        Assert.That((await LogInAsync("neighbour", address, Password)).Value("Ticket"), Is.Not.Null);
        Assert.That(
            (await CallByPasswordAsync("neighbour", Password, address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(256)]
    [TestCase(100_000)]
    public async Task A_password_over_255_characters_is_wrong_without_a_hash(int length)
    {
        var attacker = NewAttacker();
        var ticket = await Server.LogInAsync();
        var before = Threads.Count;
        var password = new string('x', length);

        var login = await LogInAsync("admin", attacker, password);
        var generic = await SendAsync(
            "SoPrincipal",
            SoapText.Call(
                ticket: null,
                "AuthenticateGeneric",
                SoapText.Element("AuthenticationData", Pair("username", "admin"), Pair("password", password))),
            attacker);
        var saved = await Server.PostAsync(
            "User",
            SoapText.Call(
                ticket,
                "SaveCredential",
                SoapText.Element("UserId", 1),
                SoapText.Element("Credential", SoapText.Element("Value", password))));
        var changed = await Server.PostAsync(
            "User",
            SoapText.Call(
                ticket,
                "ChangeOwnPassword",
                SoapText.Element("OldPassword", password),
                SoapText.Element("NewPassword", "new")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(login.Value("AuthenticationSucceeded"), Is.EqualTo("false"));
            Assert.That(generic.Value("AuthenticationSucceeded"), Is.EqualTo("false"), generic.Text);
            Assert.That(saved.Value("FriendlyText"), Is.EqualTo(
                $"A password has at most 255 characters; this one has {length}."));
            Assert.That(changed.Value("Response"), Is.EqualTo("false"));
            Assert.That(Threads.Count, Is.EqualTo(before));
        }
    }

    [Test]
    public async Task Logins_beyond_the_queue_are_refused_as_by_a_busy_server_and_other_calls_are_not()
    {
        var ticket = await Server.LogInAsync();
        using var release = new ManualResetEventSlim();
        var occupied = Occupy(Math.Max(1, Environment.ProcessorCount - 1), release);
        SpinWait.SpinUntil(() => Threads.QueueLength == 0, TimeSpan.FromSeconds(10));
        var queued = Occupy(HashLane.MaxLength, release);

        var soap = await LogInAsync("nobody", NewAttacker());
        var rest = await CallByPasswordAsync("nobody", "wrong", NewAttacker());
        var read = await Server.PostAsync("User", SoapText.Call(ticket, "CreateDefaultServiceAuth"));
        release.Set();
        await Task.WhenAll([.. occupied, .. queued]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(soap.Succeeded, Is.False);
            Assert.That(soap.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoDbAccessException"));
            Assert.That(soap.Value("FriendlyText"), Does.StartWith("The server is busy"));
            Assert.That(rest.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(rest.Headers.RetryAfter?.Delta, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
            Assert.That(read.Succeeded, Is.True);
        }
    }

    // Each from another address, so that the queue drops none of them for another client.
    private List<Task<int>> Occupy(int count, ManualResetEventSlim release)
    {
        var tasks = new List<Task<int>>();
        for (var i = 0; i < count; i++)
        {
            var client = new HashClient(IsKnown: false, ClientAddress.Of(IPAddress.Parse(NewAttacker())), 0);
            tasks.Add(Threads.RunAsync(
                client,
                () =>
                {
                    release.Wait();
                    return 0;
                },
                CancellationToken.None));
        }

        return tasks;
    }

    private static XElement Pair(string key, string value) => SoapText.Element(
        "AuthenticationGenericDataKeyValuePair", SoapText.Element("Key", key), SoapText.Element("Value", value));

    private string NewAttacker() => new IPAddress([203, 0, (byte)(++_attackers >> 8), (byte)_attackers]).ToString();

    private Task<SoapHttpAnswer> LogInAsync(string name, string address, string password = "wrong") =>
        SendAsync("SoPrincipal", SoapText.LogIn(name, password), address);

    private async Task<SoapHttpAnswer> SendAsync(string agent, string envelope, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/Remote/Services86/{agent}.svc")
        {
            Content = new StringContent(envelope, Encoding.UTF8, "text/xml"),
        };
        request.Headers.Add("X-Forwarded-For", address);
        return await Server.SendAsync(request);
    }

    private async Task<HttpResponseMessage> CallByPasswordAsync(string name, string password, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/Agents/User/CreateDefaultServiceAuth");
        request.Headers.TryAddWithoutValidation(
            "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        request.Headers.Add("X-Forwarded-For", address);
        return await Server.Http.SendAsync(request);
    }
}
