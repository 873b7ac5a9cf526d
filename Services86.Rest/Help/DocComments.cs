using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Services86.Description;

namespace Services86.Rest.Help;

/// <summary>The doc comments of the contracts, for those who read them elsewhere than in the source.</summary>
/// <remarks>
/// The compiler gathers them in a file, which the build embeds in this assembly: so they are there however the program
/// is published. It is read when it is first needed. The texts are CommonMark, as OpenAPI has it.
/// </remarks>
internal sealed partial class DocComments
{
    private const string Resource = "Services86.Contracts.xml";
    private const string AsyncSuffix = "Async";

    private readonly Lazy<Dictionary<string, XElement>> _members = new(Read);

    /// <summary>Gives what a type, property or method is; null when nobody has said.</summary>
    public string? SummaryOf(MemberInfo member) => Text(Find(member)?.Element("summary"));

    /// <summary>Gives what more there is to say of a type or method; null when there is nothing.</summary>
    public string? RemarksOf(MemberInfo member) => Text(Find(member)?.Element("remarks"));

    /// <summary>Gives what a method gives; null when nobody has said.</summary>
    public string? ResultOf(MethodInfo method) => Text(Find(method)?.Element("returns"));

    /// <summary>Gives what a part of a message is; null when nobody has said.</summary>
    public string? SummaryOf(MessagePartDescription part) => part.Source switch
    {
        PropertyInfo property => SummaryOf(property),
        ParameterInfo parameter => Text(Find(parameter)),
        _ => null,
    };

    /// <summary>Gives the sample that the comment of a property has as <c>example</c>; null when it has none.</summary>
    public string? ExampleOf(PropertyInfo property) => Find(property)?.Element("example")?.Value;

    /// <summary>Gives the sample that the comment of a part has, a parameter as an attribute; null when it has none.</summary>
    public string? ExampleOf(MessagePartDescription part) => part.Source switch
    {
        PropertyInfo property => ExampleOf(property),
        ParameterInfo parameter => Find(parameter)?.Attribute("example")?.Value,
        _ => null,
    };

    private static Dictionary<string, XElement> Read()
    {
        using var file = typeof(DocComments).Assembly.GetManifestResourceStream(Resource)!;
        return XDocument.Load(file).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);
    }

    private XElement? Find(ParameterInfo parameter) =>
        Find(parameter.Member)?.Elements("param").FirstOrDefault(
            param => param.Attribute("name")!.Value == parameter.Name);

    private XElement? Find(MemberInfo member) => _members.Value.GetValueOrDefault(member switch
    {
        Type type => "T:" + type.FullName,
        MethodInfo method => $"M:{method.DeclaringType!.FullName}.{method.Name}{Parameters(method)}",
        _ => $"P:{member.DeclaringType!.FullName}.{member.Name}",
    });

    private static string Parameters(MethodInfo method) => method.GetParameters() is { Length: > 0 } parameters
        ? $"({string.Join(',', parameters.Select(parameter => parameter.ParameterType.FullName))})"
        : "";

    private static string? Text(XElement? comment) => comment is null
        ? null
        : WhiteSpace().Replace(string.Concat(comment.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => Code(ShortName(see.Attribute("cref")!.Value)),
        XElement { Name.LocalName: "paramref" } parameter => Code(parameter.Attribute("name")!.Value),
        XElement element => Code(element.Value),
        _ => "",
    };

    // The name of an operation or member on the wire, of M:Services86.IUserAgent.SaveUserAsync(Services86.User).
    private static string ShortName(string reference)
    {
        var name = reference.Split('(')[0];
        name = name[(name.LastIndexOf('.') + 1)..];
        return name.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? name[..^AsyncSuffix.Length] : name;
    }

    private static string Code(string text) => $"`{text}`";

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
