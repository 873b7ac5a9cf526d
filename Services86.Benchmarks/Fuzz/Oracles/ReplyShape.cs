using System.Text.Json;
using Services86.Description;
using Services86.Rest.Routing;

namespace Services86.Benchmarks.Fuzz.Oracles;

/// <summary>Compares the JSON of a result with the types of the contract.</summary>
internal sealed class ReplyShape
{
    private static readonly Dictionary<string, ReplyShape> Shapes = new Type[]
        {
            typeof(IUserAgent), typeof(IEMailAgent), typeof(ISoPrincipalAgent),
        }
        .SelectMany(agent => new RestService(ContractDescription.Of(agent)).Operations)
        .ToDictionary(
            operation => operation.Path,
            operation => new ReplyShape(operation.Description.Reply),
            StringComparer.OrdinalIgnoreCase);

    private readonly MessageDescription _reply;

    private ReplyShape(MessageDescription reply) => _reply = reply;

    /// <summary>Finds the shape by the address of a request without a query; null for others.</summary>
    public static ReplyShape? Find(string address) => Shapes.GetValueOrDefault(address);

    /// <summary>Returns the first difference from the contract; null if there is none.</summary>
    public string? Compare(JsonElement result) => _reply.Parts switch
    {
        [] => "a body, expected none",
        [var only] => Compare(only.Type, result, only.Name),
        var parts => Compare(parts.Select(part => (part.Name, part.Type)), result, _reply.WrapperName),
    };

    private static string? Compare(TypeDescription type, JsonElement value, string path) => (
        type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => type.IsNillable ? null : $"null at {path}",
        (ObjectDescription carrier, _) =>
            Compare(carrier.Members.Select(member => (member.Name, member.Type)), value, path),
        (ListDescription list, JsonValueKind.Array) => value.EnumerateArray()
            .Select((item, index) => Compare(list.Item, item, $"{path}[{index}]"))
            .FirstOrDefault(difference => difference is not null),
        (DictionaryDescription, JsonValueKind.Object) => null,
        (EnumDescription, JsonValueKind.String) => null,
        (PrimitiveDescription, JsonValueKind.False) when type.ClrType == typeof(bool) => null,
        (PrimitiveDescription, var kind) when kind == KindOf(type.ClrType) => null,
        (_, var kind) => $"{kind} at {path}",
    };

    private static string? Compare(
        IEnumerable<(string Name, TypeDescription Type)> expected, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return $"{value.ValueKind} at {path}";
        }

        var members = expected.ToList();
        var found = value.EnumerateObject().Select(member => member.Name).ToList();
        return found.SequenceEqual(members.Select(member => member.Name))
            ? members
                .Select(member => Compare(member.Type, value.GetProperty(member.Name), $"{path}.{member.Name}"))
                .FirstOrDefault(difference => difference is not null)
            : $"the members {string.Join(", ", found)} at {path}";
    }

    private static JsonValueKind KindOf(Type type) =>
        type == typeof(string) || type == typeof(DateTime) || type == typeof(byte[]) ? JsonValueKind.String
        : type == typeof(bool) ? JsonValueKind.True
        : JsonValueKind.Number;
}
