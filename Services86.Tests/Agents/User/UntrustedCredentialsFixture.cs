using System.Xml.Linq;
using Services86.Data;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

/// <summary>An employee for each test, with the requests and responses of logins to the system "imap".</summary>
internal abstract class UntrustedCredentialsFixture(DatabaseProvider provider) : UserFixture(provider)
{
    protected int AnnaId { get; private set; }

    protected string Anna { get; private set; } = null!;

    [SetUp]
    public async Task AddAnna() => (AnnaId, Anna) = await AddEmployeeAsync();

    protected static List<XElement> Entries(SoapHttpAnswer answer) =>
        [.. answer.Envelope.Descendants(SoapText.Services86 + "UntrustedCredentials")];

    /// <summary>Gets the texts of the members; <c>nil</c> for those that are nil.</summary>
    protected static IEnumerable<string> Members(XElement entry) =>
        entry.Elements().Select(member => member.Attribute(SoapText.Xsi + "nil") is null ? member.Value : "nil");

    protected Task<SoapHttpAnswer> SaveAsync(string ticket, params object[] members) => CallAsync(
        ticket,
        "SaveUntrustedCredentials",
        SoapText.Element("Type", "imap"),
        SoapText.Element("Credentials", members));

    protected Task<SoapHttpAnswer> GetAsync(string ticket) =>
        CallAsync(ticket, "GetUntrustedCredentials", SoapText.Element("Type", "imap"));
}
