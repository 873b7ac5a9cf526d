namespace Services86.Tests.Support;

/// <summary>What tests need from outside of the repository.</summary>
internal static class Requirement
{
    /// <summary>Ignores the tests where something is missing; fails them on CI, where it is required.</summary>
    /// <param name="isThere">Whether it is there.</param>
    /// <param name="reason">What is needed, as a sentence.</param>
    public static void Check(bool isThere, string reason)
    {
        if (isThere)
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
