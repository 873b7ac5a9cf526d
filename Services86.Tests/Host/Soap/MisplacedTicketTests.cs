using System.Net.Http.Headers;
using System.Text;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Soap;

internal sealed class MisplacedTicketTests : ServerFixture
{
    private const string Old = "http://www.superoffice.net/ws/crm/NetServer/Services84";

    private string _ticket = null!;

    [OneTimeSetUp]
    public async Task LogIn() => _ticket = await Server.LogInAsync();

    [TestCase(
        $"<Credentials xmlns='{Old}'><Ticket>T</Ticket></Credentials>",
        "",
        $"Credentials in the namespace '{Old}' in the Header")]
    [TestCase(
        "<u:SoCredentials><u:Ticket>T</u:Ticket></u:SoCredentials>",
        "",
        "SoCredentials in the namespace 'NS' in the Header")]
    [TestCase("<u:Ticket>T</u:Ticket>", "", "Ticket in the namespace 'NS' in the Header")]
    [TestCase(
        "<Session><u:Credentials><u:Ticket>T</u:Ticket></u:Credentials></Session>",
        "",
        "Credentials in the namespace 'NS' in the Header")]
    [TestCase(
        "",
        "<u:Credentials><u:Ticket>T</u:Ticket></u:Credentials>",
        "Credentials in the namespace 'NS' in the Body, in GetServiceAuth")]
    [TestCase("", "<Ticket>T</Ticket>", "Ticket in no namespace in the Body, in GetServiceAuth")]
    [TestCase("<u:Credentials/><u:Ticket>T</u:Ticket>", "", "Ticket in the namespace 'NS' in the Header")]
    [TestCase(
        $"<u:Credentials><u:Ticket/><Ticket xmlns='{Old}'>T</Ticket></u:Credentials>",
        "",
        $"Ticket in the namespace '{Old}' in the Header")]
    public async Task A_ticket_in_the_wrong_place_is_found(string header, string parameter, string place)
    {
        var answer = await GetAsync(header, parameter);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.False);
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions.SoSessionException"));
            Assert.That(answer.Value("FriendlyText"), Does.Contain(
                $"in the namespace {SoapText.Services86}. Found "
                + place.Replace("NS", SoapText.Services86.NamespaceName, StringComparison.Ordinal) + "."));
            Assert.That(answer.Text, Does.Not.Contain(_ticket));
        }
    }

    [Test]
    public async Task A_ticket_in_the_Authorization_header_is_found()
    {
        var answer = await GetAsync("", "", new AuthenticationHeaderValue("SOTicket", _ticket));

        Assert.That(answer.Value("Message"), Does.Contain("found an Authorization header of HTTP"));
        Assert.That(answer.Text, Does.Not.Contain(_ticket));
    }

    [Test]
    public async Task A_parameter_named_Credentials_is_no_ticket_in_the_wrong_place()
    {
        var answer = await Server.PostAsync("User", SoapText.Call(
            ticket: null,
            "SaveUntrustedCredentials",
            SoapText.Element("Type", "t"),
            SoapText.Element("Credentials", SoapText.Element("PublicValue", "p"))));

        Assert.That(answer.Value("Message"), Is.EqualTo("The Credentials header has no Ticket."));
    }

    private async Task<SoapHttpAnswer> GetAsync(
        string header, string parameter, AuthenticationHeaderValue? authorization = null)
    {
        Secret(_ticket);
        var envelope = $"<s:Envelope xmlns:s='{SoapText.Soap11}' xmlns:u='{SoapText.Services86}'><s:Header>{header}"
            + $"</s:Header><s:Body><u:GetServiceAuth><u:ServiceAuthId>1</u:ServiceAuthId>{parameter}"
            + "</u:GetServiceAuth></s:Body></s:Envelope>";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/Remote/Services86/User.svc");
        request.Headers.Authorization = authorization;
        request.Content = new StringContent(
            envelope.Replace(">T<", $">{_ticket}<", StringComparison.Ordinal), Encoding.UTF8, "text/xml");
        return await Server.SendAsync(request);
    }
}
