using System.Xml.Linq;
using Services86.Data;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.Agents.User;

/// <summary>A server whose User agent is called by the administrator and by employees.</summary>
internal abstract class UserFixture(DatabaseProvider provider) : EngineServerFixture(provider)
{
    /// <summary>The password of the employees.</summary>
    protected const string Password = "Pa55-of-employees";

    private int _employees;

    /// <summary>Gets the ticket of the administrator.</summary>
    protected string Admin { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task LogInAsAdministrator()
    {
        Secret(Password);
        Admin = await Server.LogInAsync();
    }

    protected static XElement AssociateId(int id) => SoapText.Element("AssociateId", id);

    protected static XElement UserId(int id) => SoapText.Element("UserId", id);

    protected static string? ValueIn(XElement? element, string name) =>
        (string?)element?.Element(SoapText.Services86 + name);

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
            Assert.That(answer.Value("Response"), Is.Null.Or.EqualTo("false"), "the default value of the result");
        }
    }

    /// <summary>Adds an employee with a name that no other test uses, and logs the employee in.</summary>
    protected Task<(int Id, string Ticket)> AddEmployeeAsync() => AddEmployeeAsync($"employee {++_employees}");

    /// <summary>Adds an employee, and logs the employee in.</summary>
    protected async Task<(int Id, string Ticket)> AddEmployeeAsync(
        string name, AssociateRole role = AssociateRole.Employee) =>
        (await Server.AddUserAsync(name, Password, role), await Server.LogInAsync(name, Password));

    protected Task<SoapHttpAnswer> CallAsync(string? ticket, string operation, params object[] parameters) =>
        Server.PostAsync("User", SoapText.Call(ticket, operation, parameters));

    protected async Task<bool> IsValidAsync(string ticket) => (await CallAsync(ticket, "CreateDefaultUser")).Succeeded;

    protected async Task<bool> CanLogInAsync(string name, string password)
    {
        var login = await Server.PostAsync("SoPrincipal", SoapText.LogIn(name, password));
        return login.Value("AuthenticationSucceeded") == "true";
    }
}
