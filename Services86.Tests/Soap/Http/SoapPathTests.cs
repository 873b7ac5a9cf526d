using Services86.Soap.Http;

namespace Services86.Tests.Soap.Http;

internal sealed class SoapPathTests
{
    private const string Suffix = "/Remote/Services86";

    [TestCase("/Remote/Services86/User.svc", "User")]
    [TestCase("/remote/SERVICES86/user.SVC", "user")]
    [TestCase("/Cust12345/Remote/Services86/User.svc", "User")]
    [TestCase("/a/b/c/Remote/Services86/SoPrincipal.svc/", "SoPrincipal")]
    [TestCase("/Remote/Services86/Unknown.svc", "Unknown")]
    [TestCase("/Remote/Services86/.svc", "")]
    public void The_name_stands_between_suffix_and_extension(string path, string expected)
    {
        var found = SoapPath.TryGetServiceName(path, Suffix, out var name);

        Assert.That(found, Is.True);
        Assert.That(name.ToString(), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("User.svc")]
    [TestCase("/User.svc")]
    [TestCase("/Remote/Services86/")]
    [TestCase("/Remote/Services86/User")]
    [TestCase("/Remote/Services86/User.svcx")]
    [TestCase("/Remote/Services85/User.svc")]
    [TestCase("/Remote/Services86/User.svc/more")]
    [TestCase("/Remote/Services86/a/User.svc")]
    [TestCase("/api/v1/Agents/User")]
    public void Other_paths_name_no_service(string path)
    {
        Assert.That(SoapPath.TryGetServiceName(path, Suffix, out _), Is.False);
    }
}
