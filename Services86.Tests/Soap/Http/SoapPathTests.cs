using Services86.Soap.Http;

namespace Services86.Tests.Soap.Http;

internal sealed class SoapPathTests
{
    private const string Root = "/Remote";

    [TestCase("/Remote/Services86/User.svc", "Services86", "User")]
    [TestCase("/remote/SERVICES86/user.SVC", "SERVICES86", "user")]
    [TestCase("/Cust12345/Remote/Services86/User.svc", "Services86", "User")]
    [TestCase("/a/b/c/Remote/Services86/SoPrincipal.svc/", "Services86", "SoPrincipal")]
    [TestCase("/Remote/Services86/Unknown.svc", "Services86", "Unknown")]
    [TestCase("/Remote/Services86/.svc", "Services86", "")]
    [TestCase("/Remote/Services85/User.svc", "Services85", "User")]
    [TestCase("/Remote//User.svc", "", "User")]
    public void Version_and_service_name_are_parsed_from_the_path(
        string path, string expectedVersion, string expectedName)
    {
        var found = SoapPath.TryParse(path, Root, out var version, out var name);

        Assert.That(found, Is.True);
        Assert.That(version.ToString(), Is.EqualTo(expectedVersion));
        Assert.That(name.ToString(), Is.EqualTo(expectedName));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase(".svc")]
    [TestCase("User.svc")]
    [TestCase("/User.svc")]
    [TestCase("/Remote/User.svc")]
    [TestCase("Services86/User.svc")]
    [TestCase("/Remote/Services86/")]
    [TestCase("/Remote/Services86/User")]
    [TestCase("/Remote/Services86/User.svcx")]
    [TestCase("/Remote/Services86/User.svc/more")]
    [TestCase("/Remote/Services86/a/User.svc")]
    [TestCase("/api/v1/Agents/User")]
    public void Other_paths_are_not_parsed(string path)
    {
        Assert.That(SoapPath.TryParse(path, Root, out _, out _), Is.False);
    }
}
