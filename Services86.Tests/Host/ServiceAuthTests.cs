using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class ServiceAuthTests : ServerFixture
{
    private string _ticket = null!;

    [OneTimeSetUp]
    public async Task LogIn() => _ticket = await Server.LogInAsync();

    [Test]
    public async Task A_saved_record_gets_an_id_and_comes_back()
    {
        var saved = await Server.PostAsync("User", SoapText.SaveServiceAuth(
            _ticket, SoapText.Element("Server", "imap.example.com"), SoapText.Element("Port", 993)));

        var got = await Server.PostAsync("User", SoapText.GetServiceAuth(_ticket, saved.Number("ServiceAuthId")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Succeeded, Is.True);
            Assert.That(got.Value("Server"), Is.EqualTo("imap.example.com"));
            Assert.That(got.Value("Port"), Is.EqualTo("993"));
        }
    }
}
