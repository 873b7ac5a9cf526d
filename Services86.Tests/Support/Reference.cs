namespace Services86.Tests.Support;

/// <summary>The published documents that the server is measured by; they are not in the repository.</summary>
internal static class Reference
{
    private const string Variable = "SERVICES86_REFERENCE";

    /// <summary>Gives the path of a published file; ignores the test when there is no reference to look in.</summary>
    public static string PathOf(string relativePath)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } directory)
        {
            Assert.Ignore($"{Variable} is not set: name the directory that holds {relativePath}.");
            return "";
        }

        return Path.Combine(directory, relativePath);
    }
}
