using System.Security.Authentication;
using System.ServiceModel;
using Services86.Client;
using Services86.Description;
using Services86.Soap.Calls;
using Services86.Tests.Interop.Calls;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

/// <summary>Calls with an expired ticket, to a server that answers logins as a test wants.</summary>
internal sealed class RenewalTests
{
    private readonly Services86Session _session = new();

    private SoapProgram _program = null!;
    private Uri _address = null!;
    private IUserAgent _user = null!;
    private int _loginCount;
    private int _callCount;
    private string? _validTicket;
    private Func<string, AuthenticateResponse> _logIn = null!;

    [SetUp]
    public async Task Start()
    {
        (_loginCount, _callCount, _validTicket, _logIn) = (0, 0, null, Accept);
        _program = await SoapProgram.StartAsync(Handle, [.. WcfAgents.Contracts.Select(ContractDescription.Of)]);
        _address = new Uri(_program.Address, "/Remote/Services86");
        _user = Services86Channels.Create<IUserAgent>(_address, _session);
        await _session.LoginAsync(_address, "anna", "password");
    }

    [TearDown]
    public async Task Stop() => await _program.DisposeAsync();

    [Test]
    public void A_call_that_is_refused_after_the_new_login_too_is_refused()
    {
        _validTicket = "7T:none";

        Assert.That(
            _user.CreateDefaultServiceAuthAsync,
            Throws.TypeOf<RefusedCallException>().With.Property(nameof(RefusedCallException.Operation))
                .EqualTo("User.CreateDefaultServiceAuth"));
        Assert.That(_callCount, Is.EqualTo(2));
        Assert.That(_loginCount, Is.EqualTo(2));
    }

    [Test]
    public async Task The_calls_of_an_attempt_that_could_not_log_in_fail_and_the_next_call_tries_again()
    {
        _validTicket = "7T:3";
        _logIn = _ => throw new InvalidOperationException("The server has a bad day.");

        Assert.That(_user.CreateDefaultServiceAuthAsync, Throws.InstanceOf<CommunicationException>());
        _logIn = Accept;
        await _user.CreateDefaultServiceAuthAsync();

        Assert.That(_session.Ticket, Is.EqualTo("7T:3"));
    }

    [Test]
    public async Task A_login_of_the_program_during_a_renewal_stays()
    {
        _validTicket = "7T:other";
        var call = await RenewAsync(
            Accept, async () => await _session.LoginAsync(_address, "other", "password"));

        await call;

        Assert.That(_session.Ticket, Is.EqualTo("7T:other"));
    }

    [Test]
    public async Task A_login_of_the_program_stays_when_the_renewal_is_rejected()
    {
        _validTicket = "7T:other";
        var call = await RenewAsync(
            _ => new AuthenticateResponse(), async () => await _session.LoginAsync(_address, "other", "password"));

        Assert.That(() => call, Throws.TypeOf<InvalidCredentialException>());
        await _user.CreateDefaultServiceAuthAsync();

        _validTicket = "7T:renewed";
        _logIn = _ => Accepted(_validTicket);
        await _user.CreateDefaultServiceAuthAsync();
        Assert.That(_session.Ticket, Is.EqualTo("7T:renewed"));
    }

    [Test]
    public async Task A_ticket_of_the_program_during_a_renewal_stays()
    {
        _validTicket = "7T:own";
        var call = await RenewAsync(
            Accept,
            () =>
            {
                _session.Ticket = "7T:own";
                return Task.CompletedTask;
            });

        await call;

        Assert.That(_session.Ticket, Is.EqualTo("7T:own"));
    }

    [Test]
    public async Task A_call_that_is_cancelled_during_the_renewal_leaves_it_to_the_others()
    {
        _validTicket = "7T:2";
        using var cancellation = new CancellationTokenSource();
        var call = new Services86Call { CancellationToken = cancellation.Token };
        Task cancelled = null!;

        var other = await RenewAsync(
            Accept,
            async () =>
            {
                cancelled = call.On(_user).CreateDefaultServiceAuthAsync();
                Assert.That(() => _callCount, Is.EqualTo(2).After(10_000, 1), "calls that the server refused");
                await cancellation.CancelAsync();
                Assert.That(() => cancelled, Throws.InstanceOf<OperationCanceledException>());
            });

        await other;
        Assert.That(_loginCount, Is.EqualTo(2));
    }

    // Begins a call whose ticket has expired, and does something while the new login waits for its reply.
    private async Task<Task> RenewAsync(Func<string, AuthenticateResponse> logIn, Func<Task> meanwhile)
    {
        var begun = new TaskCompletionSource();
        using var end = new ManualResetEventSlim();
        using var ended = new ManualResetEventSlim();
        _logIn = name =>
        {
            if (name != "anna")
            {
                return Accepted("7T:" + name);
            }

            begun.SetResult();
            end.Wait(TimeSpan.FromSeconds(10));
            ended.Set();
            return logIn(name);
        };
        var call = _user.CreateDefaultServiceAuthAsync();
        await begun.Task;
        await meanwhile();
        end.Set();
        ended.Wait(TimeSpan.FromSeconds(10));
        return call;
    }

    private SoapReply Handle(SoapCall call)
    {
        if (call.Operation.Contract.AgentType == typeof(ISoPrincipalAgent))
        {
            Interlocked.Increment(ref _loginCount);
            var reply = _logIn((string)call.Arguments[0]!);
            return new(
                new ReplyHeaders { Succeeded = true },
                [reply.Response, reply.Credentials, reply.AuthenticationSucceeded]);
        }

        Interlocked.Increment(ref _callCount);
        return ((SessionRequestHeaders)call.Headers).Credentials?.Ticket == _validTicket
            ? new(new ReplyHeaders { Succeeded = true }, [new ServiceAuth()])
            : new(
                new ReplyHeaders
                {
                    ExceptionInfo = new() { ExceptionType = "SuperOffice.Exceptions.SoSessionException" },
                },
                [null]);
    }

    private AuthenticateResponse Accept(string name) => Accepted($"7T:{_loginCount}");

    private static AuthenticateResponse Accepted(string ticket) => new()
    {
        AuthenticationSucceeded = true,
        Response = new SoPrincipalCarrier(),
        Credentials = new SoCredentials { Ticket = ticket },
    };
}
