using Services86.Tests.Support;

namespace Services86.Tests.Conventions;

/// <summary>The text files of the repository, without those that a build or a server makes.</summary>
internal static class SourceTree
{
    private static readonly string[] Roots = [".ci", "docs", "wsdl"];
    private static readonly string[] Generated = ["artifacts", "bin", "node_modules", "obj", "services86-keys"];

    /// <summary>Gets all text files of the projects, docs, wsdl and .ci, and .editorconfig and README.md.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } =
    [
        .. from path in Paths()
           let text = File.ReadAllText(path)
           where !text.Contains('\0')
           select new SourceFile(Relative(path), text),
    ];

    private static IEnumerable<string> Paths()
    {
        var projects = Directory.GetDirectories(Repository.Path("."), "Services86.*");
        return [
            Repository.Path(".editorconfig"),
            Repository.Path("README.md"),
            .. projects.Concat(Roots.Select(Repository.Path)).SelectMany(PathsIn),
        ];
    }

    private static IEnumerable<string> PathsIn(string folder) => Directory.GetFiles(folder).Concat(
        Directory.GetDirectories(folder)
            .Where(subfolder => !Generated.Contains(Path.GetFileName(subfolder)))
            .SelectMany(PathsIn));

    private static string Relative(string path) =>
        Path.GetRelativePath(Repository.Path("."), path).Replace(Path.DirectorySeparatorChar, '/');
}
