namespace Services86.Tests.Support;

/// <summary>A prerequisite of tests that is not in the repository.</summary>
internal static class Requirement
{
    /// <summary>Ignores the tests if the prerequisite is missing; fails them on CI.</summary>
    /// <param name="isMet">Whether the prerequisite is installed.</param>
    /// <param name="reason">A sentence that names the prerequisite.</param>
    public static void Check(bool isMet, string reason)
    {
        if (isMet)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 })
        {
            Assert.Fail($"{reason} They are required on CI.");
        }

        Assert.Ignore(reason);
    }
}
