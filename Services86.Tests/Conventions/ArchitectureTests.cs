using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Services86.Agents;
using Services86.Client;
using Services86.Data.Storage;
using Services86.Host;
using Services86.Http;
using Services86.Rest;
using Services86.Soap;
using Services86.Soap.Http;
using Services86.Soap.Serialization;
using Services86.Testing;
using Services86.WebConsole;
using Assembly = System.Reflection.Assembly;

namespace Services86.Tests.Conventions;

/// <summary>Holds the projects and their folders to the arrows of docs/ARCHITECTURE.md.</summary>
/// <remarks>A folder is a namespace. Dependencies are read from the compiled code, bodies of methods
/// included.</remarks>
internal sealed class ArchitectureTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(IUserAgent).Assembly,
        typeof(PooledBuffer).Assembly,
        typeof(SoapOptions).Assembly,
        typeof(IStorage).Assembly,
        typeof(AgentsExtensions).Assembly,
        typeof(RestOptions).Assembly,
        typeof(ConsoleExtensions).Assembly,
        typeof(Services86Application).Assembly,
        typeof(Services86Session).Assembly,
        typeof(ServerClock).Assembly,
    ];

    private static readonly Architecture Architecture = new ArchLoader().LoadAssemblies(Assemblies).Build();

    private static IEnumerable<string> Projects => Assemblies.Select(assembly => assembly.GetName().Name!);

    // The arrows of docs/ARCHITECTURE.md.
    [TestCase("Services86.Contracts")]
    [TestCase("Services86.Http")]
    [TestCase("Services86.Soap", "Services86.Contracts", "Services86.Http")]
    [TestCase("Services86.Data", "Services86.Contracts")]
    [TestCase("Services86.Agents", "Services86.Contracts", "Services86.Data")]
    [TestCase("Services86.Rest", "Services86.Contracts", "Services86.Http", "Services86.Soap", "Services86.Agents")]
    [TestCase(
        "Services86.Console",
        "Services86.Contracts",
        "Services86.Http",
        "Services86.Soap",
        "Services86.Data",
        "Services86.Agents",
        "Services86.Rest")]
    [TestCase("Services86.Client", "Services86.Contracts")]
    [TestCase(
        "Services86.Testing", "Services86.Contracts", "Services86.Client", "Services86.Data", "Services86.Host")]
    public void A_project_refers_only_to_those_beneath_it(string project, params string[] allowed)
    {
        var referred = Assembly.Load(project).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Services86.", StringComparison.Ordinal));

        Assert.That(referred, Is.SubsetOf(allowed));
    }

    [TestCaseSource(nameof(Projects))]
    public void The_folders_of_a_project_form_no_circle(string project)
    {
        var arrows = FolderArrows(project);

        var circles = arrows
            .Where(arrow => Reaches(arrows, arrow.To, arrow.From))
            .Select(arrow => $"{arrow.From} -> {arrow.To}: {arrow.Example}");

        Assert.That(circles, Is.Empty);
    }

    [Test]
    public void Agents_knows_no_HTTP()
    {
        var references = References("Services86.Agents")
            .Where(reference => IsHttp(reference.Target))
            .Select(reference => $"{reference.Origin.FullName} -> {reference.Target.FullName}");

        Assert.That(references, Is.Empty);
    }

    [Test]
    public void Rest_takes_from_Soap_only_the_XML_of_bodies()
    {
        var taken = References("Services86.Rest")
            .Where(reference => reference.Target is not GenericParameter)
            .Where(reference => ProjectOf(reference.Target) == "Services86.Soap")
            .Select(reference => reference.Target.Name)
            .Distinct();

        Assert.That(taken, Is.EquivalentTo((string[])[nameof(DataContractXml), nameof(IMemberSelection)]));
    }

    [Test]
    public void Every_project_is_looked_at()
    {
        Assert.That(Projects, Has.All.Matches<string>(project => References(project).Any()));
        Assert.That(FolderArrows("Services86.Soap"), Is.Not.Empty);
    }

    private static List<FolderArrow> FolderArrows(string project) =>
    [
        .. from reference in References(project)
           where ProjectOf(reference.Target) == project
           let arrow = (From: FolderOf(reference.Origin), To: FolderOf(reference.Target))
           where arrow.From != arrow.To
           group reference by arrow into references
           let example = references.First()
           select new FolderArrow(
               references.Key.From, references.Key.To, $"{example.Origin.Name} uses {example.Target.Name}"),
    ];

    private static bool Reaches(List<FolderArrow> arrows, string from, string to)
    {
        var reached = new HashSet<string>();
        var pending = new Queue<string>([from]);
        while (pending.TryDequeue(out var folder))
        {
            if (folder == to)
            {
                return true;
            }

            if (reached.Add(folder))
            {
                arrows.Where(arrow => arrow.From == folder).ToList().ForEach(arrow => pending.Enqueue(arrow.To));
            }
        }

        return false;
    }

    private static IEnumerable<(IType Origin, IType Target)> References(string project) =>
        from type in Architecture.Types
        where ProjectOf(type) == project
        from dependency in type.Dependencies
        select (type, dependency.Target);

    private static string? ProjectOf(IType type) =>
        Projects.FirstOrDefault(project => type.Assembly?.Name.Split(',')[0] == project);

    private static string FolderOf(IType type) => type.Namespace?.FullName ?? "";

    private static bool IsHttp(IType type) =>
        FolderOf(type) is var name
        && (name.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal)
            || name.StartsWith("System.Net.Http", StringComparison.Ordinal)
            || name.StartsWith("Services86.Http", StringComparison.Ordinal)
            || name.StartsWith("Services86.Soap", StringComparison.Ordinal)
            || name.StartsWith("Services86.Rest", StringComparison.Ordinal));

    private sealed record FolderArrow(string From, string To, string Example);
}
