namespace Services86.Tests.Support;

/// <summary>The files of the repository in which the tests were built.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>Gets the full path of a file or folder, from its path in the repository.</summary>
    public static string Path(string relative) => System.IO.Path.GetFullPath(relative, Root);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "Services86.sln")))
        {
            directory = directory.Parent
                ?? throw new DirectoryNotFoundException("The tests run outside of the repository.");
        }

        return directory.FullName;
    }
}
