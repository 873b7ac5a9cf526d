using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.ServiceModel;
using Microsoft.Extensions.DependencyInjection;
using Services86.Agents;
using Services86.Agents.Calls;
using Services86.Agents.Login;
using Services86.Agents.User;
using Services86.Data.Storage;
using Services86.Tests.Support;

namespace Services86.Tests.Conventions;

/// <summary>
/// Shows the costs of an operation: a method of the interface, a method of an area, and a line in the agent, which only
/// hands the call to the area.
/// </summary>
internal sealed class AgentConventionTests
{
    private static readonly FrozenSet<OpCode> Loads = FrozenSet.Create(
        OpCodes.Nop, OpCodes.Ldarg_0, OpCodes.Ldarg_1, OpCodes.Ldarg_2, OpCodes.Ldarg_3, OpCodes.Ldarg_S,
        OpCodes.Ldfld);

    private static readonly FrozenSet<OpCode> Calls = FrozenSet.Create(OpCodes.Call, OpCodes.Callvirt);

    private static readonly FrozenSet<OpCode> FieldWrites =
        FrozenSet.Create(OpCodes.Stfld, OpCodes.Stsfld, OpCodes.Ldflda, OpCodes.Ldsflda);

    private static readonly ServiceCollection Services = CreateServices();

    private static IEnumerable<Type> Contracts { get; } =
        [.. typeof(IUserAgent).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ServiceContractAttribute)))];

    private static IEnumerable<Type> Areas { get; } =
        [.. Contracts.SelectMany(AreasOf)];

    private static IEnumerable<TestCaseData> Operations { get; } =
    [
        .. from contract in Contracts
           from operation in contract.GetMethods()
           select new TestCaseData(operation).SetArgDisplayNames($"{contract.Name}.{operation.Name}"),
    ];

    [Test]
    public void There_are_operations_and_areas_to_look_at()
    {
        Assert.That(Operations.Count(), Is.GreaterThan(50));
        Assert.That(Areas, Has.Member(typeof(ServiceAuths)));
    }

    [TestCaseSource(nameof(Operations))]
    public void An_agent_hands_an_operation_to_an_area_and_does_nothing_else(MethodInfo operation)
    {
        var agent = AgentOf(operation.DeclaringType!);
        var method = ImplementationOf(agent, operation);
        var instructions = MethodInstructions.Of(method).ToList();

        var calls = instructions
            .Where(instruction => Calls.Contains(instruction.Code) && !IsSelection(agent, instruction.Member!))
            .Select(call => call.Member!.DeclaringType)
            .ToList();
        var others = instructions
            .Select(instruction => instruction.Code)
            .Where(code => !Loads.Contains(code) && !Calls.Contains(code));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(method.GetMethodBody()!.LocalVariables, Is.Empty);
            Assert.That(others, Is.EqualTo([OpCodes.Ret]));
            Assert.That(calls, Has.Count.EqualTo(1));
            Assert.That(calls, Is.SubsetOf(AreasOf(operation.DeclaringType!)));
        }
    }

    [TestCaseSource(nameof(Areas))]
    public void An_area_is_a_singleton(Type area)
    {
        var registrations = Services.Where(service => service.ServiceType == area);

        Assert.That(registrations.Select(service => service.Lifetime), Is.EqualTo([ServiceLifetime.Singleton]));
    }

    [TestCaseSource(nameof(Areas))]
    public void An_area_keeps_nothing_of_a_call(Type area)
    {
        var fields = area.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public);
        var writes =
            from type in WithNestedTypes(area)
            from method in MethodsOf(type)
            from instruction in MethodInstructions.Of(method)
            where FieldWrites.Contains(instruction.Code) && instruction.Member!.DeclaringType == area
            select $"{method.Name}: {instruction.Member!.Name}";

        Assert.That(fields.Select(field => field.FieldType), Has.All.Matches<Type>(IsService));
        Assert.That(writes, Is.Empty);
    }

    private static ServiceCollection CreateServices()
    {
        var services = new ServiceCollection();
        var logins = new LoginOptions
        {
            Installation = InstallationType.OnSite,
            TicketLifetime = TimeSpan.FromHours(6),
            TicketCacheDuration = TimeSpan.Zero,
            BootstrapUserName = "admin",
            BootstrapPassword = null,
        };
        services.AddAgents(new CallOptions { IncludeStackTrace = false }, logins);
        return services;
    }

    private static Type AgentOf(Type contract) =>
        typeof(AgentsExtensions).Assembly.GetTypes().Single(contract.IsAssignableFrom);

    private static Type AreaSetOf(Type agent) =>
        agent.GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic).Single().GetParameters()[1].ParameterType;

    private static IEnumerable<Type> AreasOf(Type contract) =>
        AreaSetOf(AgentOf(contract)).GetProperties().Select(property => property.PropertyType);

    private static MethodInfo ImplementationOf(Type agent, MethodInfo operation)
    {
        var map = agent.GetInterfaceMap(operation.DeclaringType!);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, operation)];
    }

    private static bool IsSelection(Type agent, MemberInfo method) =>
        method.DeclaringType == AreaSetOf(agent) && method.Name.StartsWith("get_", StringComparison.Ordinal);

    private static bool IsService(Type type) =>
        type == typeof(TimeProvider)
        || type.Assembly == typeof(IStorage).Assembly
        || (type.Assembly == typeof(AgentsExtensions).Assembly && type.Namespace != typeof(AgentCall).Namespace);

    private static IEnumerable<Type> WithNestedTypes(Type type) =>
        type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).SelectMany(WithNestedTypes).Prepend(type);

    private static MethodInfo[] MethodsOf(Type type) => type.GetMethods(
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public
        | BindingFlags.DeclaredOnly);
}
