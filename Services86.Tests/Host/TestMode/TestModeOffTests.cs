using System.Net;
using Services86.Agents.Calls;
using Services86.Host.TestMode.Faults;
using Services86.Host.TestMode.State;
using Services86.Tests.Support;

namespace Services86.Tests.Host.TestMode;

/// <summary>A server that is not in test mode has nothing of it.</summary>
internal sealed class TestModeOffTests : ServerFixture
{
    [TestCase("GET", "")]
    [TestCase("POST", "/reset")]
    [TestCase("POST", "/seed")]
    [TestCase("GET", "/clock")]
    [TestCase("POST", "/clock")]
    [TestCase("GET", "/faults")]
    [TestCase("POST", "/faults")]
    [TestCase("DELETE", "/faults")]
    [TestCase("DELETE", "/faults/1")]
    [TestCase("POST", "/verify")]
    public async Task No_address_of_test_mode_exists(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/admin/test" + path);

        using var response = await Server.Http.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase(typeof(TestDirectory))]
    [TestCase(typeof(TestClock))]
    [TestCase(typeof(TestState))]
    [TestCase(typeof(FaultList))]
    [TestCase(typeof(ICallInterceptor))]
    public void No_service_of_test_mode_is_registered(Type service) =>
        Assert.That(Server.Services.GetService(service), Is.Null);
}
