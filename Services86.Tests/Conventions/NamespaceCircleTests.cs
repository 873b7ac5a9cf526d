using System.Reflection;
using System.Reflection.Emit;

namespace Services86.Tests.Conventions;

/// <summary>The namespaces of a project depend on each other in one direction only.</summary>
/// <remarks>Constants are not seen: the compiler copies their values.</remarks>
internal sealed class NamespaceCircleTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    [TestCase("Services86.Rest")]
    public void The_namespaces_of_a_project_form_no_circle(string name)
    {
        var remaining = DependenciesOf(Assembly.Load(name));
        while (remaining.RemoveAll(edge => !remaining.Exists(other => other.From == edge.To)) > 0)
        {
            // Without the namespaces that depend on no remaining one, only the circles are left, and what uses them.
        }

        var circles = remaining.Select(edge => $"{edge.From} -> {edge.To}: {edge.User} uses {edge.Used}");
        Assert.That(circles, Is.Empty);
    }

    [TestCase("Services86.Rest")]
    public void The_dependencies_of_a_project_are_found(string name)
    {
        var found = DependenciesOf(Assembly.Load(name)).Select(edge => (edge.From, edge.To));

        // By a field, by a call only, and within an async method only.
        Assert.That(found, Has.Member(($"{name}.OpenApi", $"{name}.Routing"))
            .And.Member(($"{name}.UrlEncoded", $"{name}.Errors")).And.Member(($"{name}.OpenApi", $"{name}.Http")));
    }

    private static List<(string From, string To, string User, string Used)> DependenciesOf(Assembly assembly) =>
    [
        .. from user in assembly.GetTypes()
           let outer = OutermostOf(user)
           where outer.Namespace?.StartsWith(nameof(Services86), StringComparison.Ordinal) == true
           from used in TypesIn(user).SelectMany(PartsOf)
           where used.Assembly == assembly && used.Namespace != outer.Namespace
           group (outer.Name, used.Name) by (outer.Namespace, used.Namespace) into edge
           select (edge.Key.Item1, edge.Key.Item2, edge.First().Item1, edge.First().Item2),
    ];

    private static Type OutermostOf(Type type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;

    private static IEnumerable<Type> PartsOf(Type type) =>
        type.GetElementType() is { } element ? PartsOf(element)
        : type.IsGenericParameter ? []
        : [OutermostOf(type), .. type.GetGenericArguments().SelectMany(PartsOf)];

    private static IEnumerable<Type> TypesIn(Type type) =>
    [
        .. type.GetInterfaces(),
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetFields(Declared).Select(field => field.FieldType),
        .. type.GetMethods(Declared).Select(method => method.ReturnType),
        .. type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)).SelectMany(TypesIn),
    ];

    private static IEnumerable<Type> TypesIn(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
        {
            yield return parameter.ParameterType;
        }

        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i < body.Length;)
        {
            var isShort = body[i] != 0xFE;
            var code = OpCodesByValue[isShort ? body[i] : (short)(0xFE00 | body[i + 1])];
            i += isShort ? 1 : 2;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineTok)
            {
                yield return TypeOf(method, BitConverter.ToInt32(body, i));
            }

            i += LengthOfOperand(code.OperandType, body, i);
        }
    }

    private static Type TypeOf(MethodBase method, int token)
    {
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(), arguments)!;
        return member as Type ?? member.DeclaringType ?? typeof(object);
    }

    private static int LengthOfOperand(OperandType type, byte[] body, int start) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, start)),
        _ => 4,
    };
}
