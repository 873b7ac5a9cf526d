using NUnit.Framework.Interfaces;
using Services86.Client;
using Services86.Testing;

namespace MailboxSync.Tests;

/// <summary>The mailbox of a user is kept up to date, also by a server that fails now and then.</summary>
internal sealed class MailboxSynchronizerTests
{
    private static readonly Mailbox Mailbox = new("per@example.com", "imap.example.com", 993, "Secret-1");

    private Services86Server _server = null!;
    private MailboxSynchronizer _mailboxes = null!;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        _server = await Services86Server.StartAsync();
        await _server.SeedAsync(seed => seed.User("per").AsBaseline());
    }

    [OneTimeTearDown]
    public async Task StopServer() => await _server.DisposeAsync();

    [SetUp]
    public async Task Reset()
    {
        await _server.ResetAsync();
        _mailboxes = await MailboxSynchronizer.LogInAsync(
            _server.SoapAddress, "per", Services86Server.DefaultPassword);
    }

    [TearDown]
    public async Task PrintCallsOfFailure()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed)
        {
            await _server.PrintCallsAsync(TestContext.Out);
        }
    }

    [Test]
    public async Task A_mailbox_is_created_once()
    {
        Assert.That(await _mailboxes.StoreAsync(Mailbox), Is.EqualTo(SyncResult.Created));
        Assert.That(await _mailboxes.StoreAsync(Mailbox), Is.EqualTo(SyncResult.Unchanged));

        await _server.VerifyAsync(new ExpectedCalls
        {
            Operation = "SaveEMailAccount",
            User = "per",
            Arguments = new { EMailAccount = new { IncomingCredentials = new { Port = 993 } } },
            Count = CallCount.Exactly(1),
        });
    }

    [Test]
    public async Task A_new_password_is_stored_in_the_same_account()
    {
        await _mailboxes.StoreAsync(Mailbox);

        Assert.That(
            await _mailboxes.StoreAsync(Mailbox with { Password = "Another-1" }), Is.EqualTo(SyncResult.Changed));
    }

    [Test]
    public async Task A_busy_server_is_tried_again()
    {
        _server.Faults.Add(new ServerFault
        {
            Operation = "SaveEMailAccount",
            Times = 2,
            Effect = FaultEffect.Refusal("SoDbAccessException"),
        });

        Assert.That(await _mailboxes.StoreAsync(Mailbox), Is.EqualTo(SyncResult.Created));
        await _server.VerifyAsync(new ExpectedCalls
        {
            Operation = "SaveEMailAccount",
            Count = CallCount.Exactly(3),
        });
    }

    [Test]
    public async Task The_error_page_of_a_proxy_is_tried_again()
    {
        _server.Faults.Add(new ServerFault { Agent = "EMail", Times = 1, Effect = FaultEffect.ProxyPage });

        Assert.That(await _mailboxes.StoreAsync(Mailbox), Is.EqualTo(SyncResult.Created));
    }

    [Test]
    public async Task A_refusal_for_good_is_not_tried_again()
    {
        _server.Faults.Add(new ServerFault
        {
            Operation = "SaveEMailAccount",
            Effect = FaultEffect.Refusal("SoFunctionRightException", "No."),
        });

        Assert.That(
            async () => await _mailboxes.StoreAsync(Mailbox),
            Throws.InstanceOf<RefusedCallException>().With.Message.EndsWith("No."));
        await _server.VerifyAsync(new ExpectedCalls
        {
            Operation = "SaveEMailAccount",
            Count = CallCount.Exactly(1),
        });
    }

    [Test]
    public async Task An_expired_ticket_is_replaced()
    {
        await _mailboxes.StoreAsync(Mailbox);

        _server.Clock.Advance(TimeSpan.FromHours(7));

        Assert.That(await _mailboxes.StoreAsync(Mailbox), Is.EqualTo(SyncResult.Unchanged));
    }
}
