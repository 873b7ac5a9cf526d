using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Services86.Description;

namespace Services86.Rest.Help;

/// <summary>The doc comments of the contracts, for help pages and OpenAPI documents.</summary>
/// <remarks>
/// The compiler writes the comments to a file, which the build embeds in this assembly, so they are available however
/// the program is published. The file is read on first use. The texts are CommonMark, as OpenAPI requires.
/// </remarks>
internal sealed partial class DocComments
{
    private const string Resource = "Services86.Contracts.xml";
    private const string AsyncSuffix = "Async";

    private readonly Lazy<Dictionary<string, XElement>> _members = new(Read);

    /// <summary>Gets the summary of a type, property or method; null if it has none.</summary>
    public string? SummaryOf(MemberInfo member) => Text(Find(member)?.Element("summary"));

    /// <summary>Gets the remarks of a type or method; null if it has none.</summary>
    public string? RemarksOf(MemberInfo member) => Text(Find(member)?.Element("remarks"));

    /// <summary>Gets the description of the result of a method; null if it has none.</summary>
    public string? ResultOf(MethodInfo method) => Text(Find(method)?.Element("returns"));

    /// <summary>Gets the summary of a part of a message; null if it has none.</summary>
    public string? SummaryOf(MessagePartDescription part) => part.Source switch
    {
        PropertyInfo property => SummaryOf(property),
        ParameterInfo parameter => Text(Find(parameter)),
        _ => null,
    };

    /// <summary>Gets the <c>example</c> in the comment of a property; null if it has none.</summary>
    public string? ExampleOf(PropertyInfo property) => Find(property)?.Element("example")?.Value;

    /// <summary>
    /// Gets the <c>example</c> of a part of a message, an attribute for a parameter; null if it has none.
    /// </summary>
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

    // The name of an operation or member on the wire, from M:Services86.IUserAgent.SaveUserAsync(Services86.User).
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
