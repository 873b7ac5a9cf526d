using Services86.Client;
using Services86.Description;
using Services86.Tests.Interop.Calls;
using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>
/// Microsoft's WCF client, with the contracts as channels: every operation, and values that are hard to send.
/// </summary>
internal sealed class WcfChannelTests : WcfFixture
{
    private static readonly Dictionary<string, IReadOnlyDictionary<string, Func<WcfAgents, Task>>> Calls = new()
    {
        ["SoPrincipal"] = SoPrincipalAgentCalls.All,
        ["User"] = UserAgentCalls.All,
        ["EMail"] = EMailAgentCalls.All,
    };

    private WcfAgents _agents = null!;

    private static IEnumerable<TestCaseData> Operations { get; } =
    [
        .. from agent in WcfAgents.Contracts
           from operation in ContractDescription.Of(agent).Operations
           select new TestCaseData(operation.Contract.Name, operation.Name),
    ];

    [OneTimeSetUp]
    public async Task CreateAgents()
    {
        Secret(WcfAgents.Password);
        Secret(PasswordCalls.NewPassword);
        _agents = new WcfAgents(ServicesAddress, await LogInAsync());
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Every_operation_can_be_called(string agent, string operation)
    {
        Assert.That(Calls, Contains.Key(agent), $"{agent} needs calls in Interop/Calls.");
        Assert.That(Calls[agent], Contains.Key(operation), $"{agent}.{operation} needs a call in Interop/Calls.");

        await Calls[agent][operation](_agents);
    }

    [Test]
    public void Every_call_is_of_an_operation()
    {
        var calls = Calls.SelectMany(agent => agent.Value.Keys.Select(operation => $"{agent.Key}.{operation}"));

        Assert.That(
            calls, Is.EquivalentTo(Operations.Select(operation => string.Join('.', operation.Arguments))));
    }

    [TestCase("")]
    [TestCase(" p<&>\"'ß 日本 😀\u00a0\r\n\t]]> ")]
    [TestCase("&#65; <![CDATA[ %41 \\u0041")]
    public async Task Text_arrives_as_it_was_sent(string text)
    {
        var saved = await _agents.User.SaveServiceAuthAsync(new() { Username = text, Password = text });

        var read = await _agents.User.GetServiceAuthAsync(saved!.ServiceAuthId);
        Assert.That(read!.Username, Is.EqualTo(text));
        Assert.That(read.Password, Is.EqualTo(text));
    }

    [Test]
    public async Task A_text_of_100000_characters_arrives_as_it_was_sent()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(n => $"å{n:D8}\n"));

        var saved = await _agents.User.SaveServiceAuthAsync(new() { Password = text });

        var read = await _agents.User.GetServiceAuthAsync(saved!.ServiceAuthId);
        Assert.That(text, Has.Length.EqualTo(100_000));
        Assert.That(read!.Password, Is.EqualTo(text));
    }

    [Test]
    public async Task Nil_and_empty_differ()
    {
        var type = await _agents.AddUntrustedCredentialsAsync();
        var changed = WcfAgents.UntrustedCredentials("anna");

        changed.SecretValue = null;
        await _agents.User.SaveUntrustedCredentialsAsync(type, changed);
        var afterNil = await _agents.User.GetUntrustedCredentialsAsync(type);
        changed.SecretValue = "";
        await _agents.User.SaveUntrustedCredentialsAsync(type, changed);
        var afterEmpty = await _agents.User.GetUntrustedCredentialsAsync(type);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(afterNil!.Single()!.SecretValue, Is.EqualTo("fløte"));
            Assert.That(afterEmpty!.Single()!.SecretValue, Is.Empty);
            Assert.That(await _agents.User.GetUntrustedCredentialsAsync("no such type"), Is.Empty);
            Assert.That(await _agents.User.GetUserAsync(int.MaxValue), Is.Null);
        }
    }

    [Test]
    public async Task Fifty_concurrent_calls_get_their_own_replies()
    {
        var ports = Enumerable.Range(1, 50).ToArray();

        var saved = await Task.WhenAll(ports.Select(
            port => _agents.User.SaveServiceAuthAsync(new() { Server = $"imap-{port}", Port = port })));
        var read = await Task.WhenAll(saved.Select(auth => _agents.User.GetServiceAuthAsync(auth!.ServiceAuthId)));

        Assert.That(saved.Select(auth => auth!.Port), Is.EqualTo(ports));
        Assert.That(saved.Select(auth => auth!.ServiceAuthId), Is.Unique);
        Assert.That(read.Select(auth => auth!.Server), Is.EqualTo(ports.Select(port => $"imap-{port}")));
    }

    [Test]
    public void A_refused_call_is_an_exception_that_describes_the_refusal()
    {
        var refusal = Assert.ThrowsAsync<RefusedCallException>(
            () => _agents.User.DeleteServiceAuthAsync(int.MaxValue));

        Assert.That(refusal.Info!.ExceptionType, Is.EqualTo("SuperOffice.Exceptions.SoNotFoundException"));
        Assert.That(refusal.Info.FriendlyText, Does.Contain("2147483647"));
    }
}
