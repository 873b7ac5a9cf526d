using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using Services86.Client;
using Services86.Description;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

/// <summary>
/// Sends the request and the reply of every operation between WCF and the SOAP layer, and compares what arrives with
/// what was sent. DataContractSerializer, which writes both for the comparison, is also the serializer of WCF.
/// </summary>
internal sealed class EveryMessageTests
{
    private static readonly Type[] Agents = [typeof(ISoPrincipalAgent), typeof(IUserAgent), typeof(IEMailAgent)];

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

    private static IEnumerable<TestCaseData> Messages { get; } =
    [
        .. from agent in Agents
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
            [.. Agents.Select(ContractDescription.Of)]);
        var address = new Uri(_program.Address, "/Remote/Services86");
        _agents = new()
        {
            [typeof(ISoPrincipalAgent)] = Services86Channels.Create<ISoPrincipalAgent>(address, _session),
            [typeof(IUserAgent)] = Services86Channels.Create<IUserAgent>(address, _session),
            [typeof(IEMailAgent)] = Services86Channels.Create<IEMailAgent>(address, _session),
        };
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
