using System.IO.Enumeration;
using Services86.Tests.Support;

namespace Services86.Tests.Deployment;

/// <summary>
/// The files that Docker sends to the first stage, in a directory of their own. It stays between runs of the tests,
/// so that a build compiles what has changed.
/// </summary>
internal static class BuildContext
{
    private const string Output = "artifacts";

    /// <summary>Gets the directory.</summary>
    public static string Directory { get; } = Repository.Path("artifacts/deployment/context");

    /// <summary>Gets the paths that .dockerignore lets through, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Files()
    {
        var rules = File.ReadLines(Repository.Path(".dockerignore")).Where(line => line.Length > 0 && line[0] != '#')
            .ToArray();
        var allowed = rules.Where(rule => rule[0] == '!').Select(rule => rule[1..]).ToArray();
        var excluded = rules.Where(rule => rule.StartsWith("**/", StringComparison.Ordinal)).Select(rule => rule[3..])
            .ToArray();
        Assert.That(
            rules, Has.Length.EqualTo(allowed.Length + excluded.Length + 1), "'*', '!NAME' and '**/NAME' are known");
        return
        [
            .. allowed.Where(name => File.Exists(Repository.Path(name))),
            .. allowed.Where(name => System.IO.Directory.Exists(Repository.Path(name)))
                .SelectMany(name => FilesIn(name, excluded)),
        ];
    }

    /// <summary>Copies the files that have changed, and deletes those that are gone.</summary>
    public static void Update()
    {
        var files = Files().ToHashSet();
        foreach (var file in files)
        {
            var source = new FileInfo(Repository.Path(file));
            var target = new FileInfo(Path.Combine(Directory, file));
            if (!target.Exists || target.Length != source.Length || target.LastWriteTimeUtc != source.LastWriteTimeUtc)
            {
                target.Directory!.Create();
                source.CopyTo(target.FullName, overwrite: true);
            }
        }

        foreach (var path in System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories))
        {
            var file = Path.GetRelativePath(Directory, path);
            if (!file.StartsWith(Output + "/", StringComparison.Ordinal) && !files.Contains(file))
            {
                File.Delete(path);
            }
        }
    }

    private static IEnumerable<string> FilesIn(string folder, string[] excluded)
    {
        foreach (var entry in new DirectoryInfo(Repository.Path(folder)).EnumerateFileSystemInfos())
        {
            var path = $"{folder}/{entry.Name}";
            if (excluded.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, entry.Name)))
            {
                continue;
            }

            foreach (var file in entry is DirectoryInfo ? FilesIn(path, excluded) : [path])
            {
                yield return file;
            }
        }
    }
}
