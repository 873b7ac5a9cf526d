namespace Services86.Tests.Support;

/// <summary>The published documents that the server is compared with; they are not in the repository.</summary>
internal static class Reference
{
    private const string Variable = "SERVICES86_REFERENCE";

    /// <summary>Gets the path of a published file; ignores the test if SERVICES86_REFERENCE is not set.</summary>
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
