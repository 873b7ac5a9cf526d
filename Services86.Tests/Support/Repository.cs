namespace Services86.Tests.Support;

/// <summary>The files of the repository that the tests were built in.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>Gives the path of a file, from its path in the repository.</summary>
    public static string Path(string relative) => System.IO.Path.GetFullPath(relative, Root);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "Services86.sln")))
        {
            directory = directory.Parent
                ?? throw new DirectoryNotFoundException("The tests run outside of the repository that they were built in.");
        }

        return directory.FullName;
    }
}
