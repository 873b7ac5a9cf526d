using System.Globalization;
using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.EMail;

/// <summary>A server with an administrator and two employees, Anna and Bert.</summary>
internal abstract class EMailFixture(DatabaseProvider provider) : EngineServerFixture(provider)
{
    private const string Password = "Pa55-of-employees";

    protected int AnnaId { get; private set; }

    protected int BertId { get; private set; }

    protected string Anna { get; private set; } = null!;

    protected string Bert { get; private set; } = null!;

    protected string Admin { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task LogIn()
    {
        AnnaId = await Server.AddUserAsync("Anna", Secret(Password));
        BertId = await Server.AddUserAsync("Bert", Password);
        Anna = await Server.LogInAsync("Anna", Password);
        Bert = await Server.LogInAsync("Bert", Password);
        Admin = await Server.LogInAsync();
    }

    protected static string NewAddress() => $"{Guid.NewGuid():N}@example.com";

    protected static XElement Login(string name, int id, string server, string password) => SoapText.Element(
        name,
        SoapText.Element("ServiceAuthId", id),
        SoapText.Element("Server", server),
        SoapText.Element("Port", 993),
        SoapText.Element("Password", password));

    /// <summary>Gets the id of a login in the account of a response.</summary>
    protected static int LoginId(SoapHttpAnswer answer, string name) =>
        int.Parse(LoginValue(answer, name, "ServiceAuthId")!, CultureInfo.InvariantCulture);

    /// <summary>Gets a member of a login in the account of a response.</summary>
    protected static string? LoginValue(SoapHttpAnswer answer, string name, string member) =>
        answer.Element(name)?.Element(SoapText.Services86 + member)?.Value;

    protected Task<SoapHttpAnswer> CallAsync(string? ticket, string operation, params object[] parameters) =>
        Server.PostAsync("EMail", SoapText.Call(ticket, operation, parameters));

    protected Task<SoapHttpAnswer> SaveAsync(string ticket, params object[] members) =>
        CallAsync(ticket, "SaveEMailAccount", SoapText.Element("EMailAccount", members));

    protected Task<SoapHttpAnswer> GetAsync(string ticket, int id) =>
        CallAsync(ticket, "GetEMailAccount", SoapText.Element("EMailAccountId", id));

    /// <summary>Saves an account with an incoming login.</summary>
    /// <returns>The id of the account.</returns>
    protected async Task<int> AddAccountAsync(string ticket, string? address = null)
    {
        var saved = await SaveAsync(
            ticket,
            SoapText.Element("EMailAddress", address ?? NewAddress()),
            Login("IncomingCredentials", 0, "imap.example.com", "secret"));
        return saved.Number("EMailAccountId");
    }

    protected async Task<int> AddServiceAuthAsync(string ticket, string password = "before")
    {
        var saved = await Server.PostAsync("User", SoapText.SaveServiceAuth(
            ticket, SoapText.Element("Server", "imap.example.com"), SoapText.Element("Password", password)));
        return saved.Number("ServiceAuthId");
    }

    protected async Task<string?> PasswordOfAsync(int serviceAuthId) =>
        (await Server.PostAsync("User", SoapText.GetServiceAuth(Admin, serviceAuthId))).Value("Password");

    /// <summary>Asserts that a call was refused without a result.</summary>
    /// <param name="answer">The response.</param>
    /// <param name="exceptionType">The expected name of the exception, without the namespace.</param>
    /// <param name="inFriendlyText">A part of the expected FriendlyText.</param>
    protected static void AssertRefused(SoapHttpAnswer answer, string exceptionType, string inFriendlyText)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Succeeded, Is.False);
            Assert.That(answer.Value("ExceptionType"), Is.EqualTo("SuperOffice.Exceptions." + exceptionType));
            Assert.That(answer.Value("FriendlyText"), Does.Contain(inFriendlyText));
            Assert.That(answer.Value("Response"), Is.Null);
        }
    }
}
