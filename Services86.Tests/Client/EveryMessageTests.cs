using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Services86.Client;
using Services86.Description;
using Services86.Tests.Interop.Calls;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

/// <summary>
/// Sends the request and the reply of every operation between WCF and the SOAP layer, and compares what arrives with
/// what was sent. DataContractSerializer, which writes both for the comparison, is also the serializer of WCF.
/// </summary>
internal sealed class EveryMessageTests
{
    private readonly Services86Session _session = new()
    {
        ApplicationToken = "an application token",
        TimeZone = new SoTimeZone { SoTimeZoneId = 261 },
        Ticket = "7T:ticket",
    };

    private SoapProgram _program = null!;
    private Dictionary<Type, object> _agents = null!;
    private object?[] _results = [];
    private object?[] _arguments = [];
    private object? _headers;

    private IUserAgent User => (IUserAgent)_agents[typeof(IUserAgent)];

    private static IEnumerable<TestCaseData> Messages { get; } =
    [
        .. from agent in WcfAgents.Contracts
           from operation in ContractDescription.Of(agent).Operations
           from filling in Enum.GetValues<Filling>()
           select new TestCaseData(operation, filling)
               .SetArgDisplayNames($"{operation.Contract.Name}.{operation.Name}", $"{filling}"),
    ];

    [OneTimeSetUp]
    public async Task Start()
    {
        _program = await SoapProgram.StartAsync(
            call =>
            {
                _headers = call.Headers;
                _arguments = call.Arguments;
                return _results;
            },
            [.. WcfAgents.Contracts.Select(ContractDescription.Of)]);
        var address = new Uri(_program.Address, "/Remote/Services86");
        _agents = new()
        {
            [typeof(ISoPrincipalAgent)] = Services86Channels.Create<ISoPrincipalAgent>(address, _session),
            [typeof(IUserAgent)] = Services86Channels.Create<IUserAgent>(address, _session),
            [typeof(IEMailAgent)] = Services86Channels.Create<IEMailAgent>(address, _session),
        };
    }

    [SetUp]
    public void ResetReplyHeaders()
    {
        _program.ReplyHeaders.Succeeded = true;
        _program.ReplyHeaders.ExceptionInfo = null;
        _program.ReplyHeaders.ExtraInfo = null;
        _program.ReplyHeaders.TimeZone = null;
    }

    [OneTimeTearDown]
    public async Task Stop() => await _program.DisposeAsync();

    [TestCaseSource(nameof(Messages))]
    public async Task A_message_arrives_as_it_was_sent(OperationDescription operation, Filling filling)
    {
        var arguments = ValuesOf(operation.Request, filling);
        _results = ValuesOf(operation.Reply, filling);

        var results = await operation.InvokeAsync(_agents[operation.Contract.AgentType], arguments);

        Assert.That(Text(operation.Request, _arguments), Is.EqualTo(Text(operation.Request, arguments)));
        Assert.That(Text(operation.Reply, results), Is.EqualTo(Text(operation.Reply, _results)));
        AssertHeaders(operation.Contract);
    }

    [Test]
    public async Task The_headers_of_a_reply_arrive_as_they_were_sent()
    {
        _results = [new ServiceAuth()];
        _program.ReplyHeaders.ExtraInfo = (SoExtraInfo)Carriers.Create(typeof(SoExtraInfo), Filling.Full);
        _program.ReplyHeaders.TimeZone = (SoTimeZone)Carriers.Create(typeof(SoTimeZone), Filling.Full);
        var call = new Services86Call();

        await call.On(User).CreateDefaultServiceAuthAsync();

        Assert.That(call.ReplyHeaders!.ExtraInfo, Is.EqualTo(_program.ReplyHeaders.ExtraInfo));
        Assert.That(Text(call.ReplyHeaders.TimeZone), Is.EqualTo(Text(_program.ReplyHeaders.TimeZone)));
    }

    [TestCase(Filling.Full)]
    [TestCase(Filling.Empty)]
    [TestCase(Filling.Null)]
    public void The_exception_of_a_refused_call_arrives_as_it_was_sent(Filling filling)
    {
        _results = [null];
        var info = (SoExceptionInfo)Carriers.Create(typeof(SoExceptionInfo), filling);
        _program.ReplyHeaders.ExceptionInfo = info;
        _program.ReplyHeaders.Succeeded = false;

        var refusal = Assert.ThrowsAsync<RefusedCallException>(User.CreateDefaultServiceAuthAsync);

        Assert.That(Text(refusal.Info), Is.EqualTo(Text(info)));
        Assert.That(
            refusal.Message,
            Does.EndWith(filling == Filling.Full ? info.FriendlyText! : "refused: the reply gives no reason"));
    }

    [Test]
    public void A_refused_call_without_an_exception_is_refused_too()
    {
        _results = [null];
        _program.ReplyHeaders.Succeeded = false;

        Assert.That(
            User.CreateDefaultServiceAuthAsync,
            Throws.TypeOf<RefusedCallException>().With.Property(nameof(RefusedCallException.Info)).Null
                .And.Message.Contains("User.CreateDefaultServiceAuth"));
    }

    private void AssertHeaders(ContractDescription contract)
    {
        Assert.That(_headers, Is.TypeOf(contract.RequestHeadersType!));
        Assert.That(((ApplicationRequestHeaders)_headers!).ApplicationToken, Is.EqualTo("an application token"));
        if (_headers is SessionRequestHeaders session)
        {
            Assert.That(session.Credentials!.Ticket, Is.EqualTo("7T:ticket"));
            Assert.That(session.TimeZone!.SoTimeZoneId, Is.EqualTo(261));
        }
    }

    private static object?[] ValuesOf(MessageDescription message, Filling filling) =>
        [.. message.Parts.Select(part => Carriers.ValueOf(part.ClrType, filling))];

    private static string Text<T>(T value)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text))
        {
            new DataContractSerializer(typeof(T)).WriteObject(writer, value);
        }

        return text.ToString();
    }

    private static string Text(MessageDescription message, object?[] values)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new() { ConformanceLevel = ConformanceLevel.Fragment }))
        {
            foreach (var (part, value) in message.Parts.Zip(values))
            {
                new DataContractSerializer(part.ClrType, part.Name, part.XmlNamespace).WriteObject(writer, value);
            }
        }

        return text.ToString();
    }
}
