using System.Reflection;
using System.Runtime.Serialization;
using System.ServiceModel;
using Services86.Description;
using Services86.Http;
using Services86.Soap.Faults;
using Services86.Soap.Wsdl;

namespace Services86.Tests.Conventions;

internal sealed class ContractConventionTests
{
    private static IEnumerable<Type> Agents { get; } =
        [.. typeof(IUserAgent).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ServiceContractAttribute)))];

    private static IEnumerable<Type> ObjectCarriers { get; } =
    [
        .. typeof(IUserAgent).Assembly.GetTypes().Where(
            type => !type.IsEnum && type.IsDefined(typeof(DataContractAttribute), inherit: false))
    ];

    private static IEnumerable<MethodInfo> Operations { get; } =
    [
        .. Agents.SelectMany(agent => agent.GetMethods()).Where(
            method => method.IsDefined(typeof(OperationContractAttribute)))
    ];

    [Test]
    public void Agents_operations_and_carriers_are_found()
    {
        Assert.That(Agents, Has.Member(typeof(IUserAgent)));
        Assert.That(Operations, Is.Not.Empty);
        Assert.That(ObjectCarriers, Has.Member(typeof(ServiceAuth)));
    }

    [TestCaseSource(nameof(Agents))]
    public void Every_method_of_an_agent_is_an_operation_and_named_Async(Type agent)
    {
        Assert.That(
            agent.GetMethods(),
            Has.All.Matches<MethodInfo>(
                method => method.IsDefined(typeof(OperationContractAttribute))
                    && method.Name.EndsWith("Async", StringComparison.Ordinal)));
    }

    [TestCaseSource(nameof(Agents))]
    public void Every_agent_is_of_the_version_and_names_itself_and_its_headers(Type agent)
    {
        var contract = ContractDescription.Of(agent);

        Assert.That(contract.XmlNamespace, Is.EqualTo(ServicesVersion.BaseXmlNamespace));
        Assert.That(agent.Name, Is.EqualTo($"I{contract.Name}Agent"));
        Assert.That(contract.ReplyHeaders, Is.Not.Empty);
    }

    [Test]
    public void Every_version_has_every_type_that_its_operations_refer_to(
        [ValueSource(nameof(Agents))] Type agent,
        [ValueSource(typeof(ServicesVersion), nameof(ServicesVersion.Known))] ServicesVersion version)
    {
        var contract = ContractDescription.Of(agent, version);

        Assert.That(() => new WsdlDocument(contract), Throws.Nothing);
    }

    [TestCaseSource(nameof(Operations))]
    public void Every_result_and_parameter_is_named_for_the_wire(MethodInfo operation)
    {
        var places = operation.GetParameters().AsEnumerable();
        places = operation.ReturnType == typeof(Task) ? places : places.Append(operation.ReturnParameter);

        Assert.That(places, Has.All.Matches<ParameterInfo>(IsNamed));
    }

    [TestCaseSource(nameof(ObjectCarriers))]
    public void Members_are_numbered_in_declaration_order(Type carrier)
    {
        var orders = carrier
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => property.GetCustomAttribute<DataMemberAttribute>()?.Order)
            .ToArray();

        Assert.That(orders, Is.EqualTo(Enumerable.Range(0, orders.Length)));
    }

    [Test]
    public void Every_rejection_is_described([Values] RequestRejection rejection)
    {
        Assert.That(() => rejection.Describe(), Throws.Nothing);
    }

    private static bool IsNamed(ParameterInfo place)
    {
        var type = place.ParameterType.GetGenericArguments() is [var result] ? result : place.ParameterType;
        return type.IsDefined(typeof(MessageContractAttribute))
            || place.GetCustomAttribute<MessageParameterAttribute>()?.Name is { Length: > 0 };
    }
}
