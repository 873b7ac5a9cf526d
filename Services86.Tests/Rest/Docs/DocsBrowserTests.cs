using OpenQA.Selenium;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Docs;

[Category("Browser")]
internal sealed class DocsBrowserTests : ServerFixture
{
    private Browser? _browser;

    private Browser Browser => _browser!;

    [OneTimeSetUp]
    public void StartBrowser()
    {
        Requirement.Check(Browser.IsInstalled, $"The page is looked at with the Debian packages {Browser.Packages}.");
        _browser = new Browser();
    }

    [OneTimeTearDown]
    public void StopBrowser() => _browser?.Dispose();

    [TearDown]
    public void CheckConsoleAndRequests()
    {
        if (_browser is null)
        {
            return;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Browser.TakeConsole(), Is.Empty, "the console");
            Assert.That(
                Browser.TakeRequests().Select(address => address.Authority).Distinct(),
                Is.EqualTo([Server.Address.Authority]),
                "the hosts that were asked");
        }
    }

    [TestCase("SoPrincipal", typeof(ISoPrincipalAgent), "")]
    [TestCase("User", typeof(IUserAgent), "")]
    [TestCase("EMail", typeof(IEMailAgent), "")]
    [TestCase("User", typeof(IUserAgent), "Cust12345/")]
    public void An_agent_can_be_chosen_and_its_operations_are_listed(string agent, Type contract, string leadingPath)
    {
        Open(agent, leadingPath);

        var shown = Browser.FindAll(".opblock-summary-path").Select(element => element.GetAttribute("data-path"));

        var operations = new RestService(ContractDescription.Of(contract)).Operations;
        Assert.That(shown, Is.EqualTo(operations.Select(operation => operation.Path)));
    }

    [Test]
    public void An_operation_shows_its_members_and_a_sample()
    {
        Open("User");
        var operation = OpenOperation("SaveServiceAuth");

        Browser.Find(operation + " .model-example a[data-name=model], " + operation + " [data-name=model]").Click();

        var text = Browser.Find(operation).Text;
        var members = TypeDescription.Of(typeof(ServiceAuth)) as ObjectDescription;
        Assert.That(members!.Members.Select(member => member.Name), Has.All.Matches<string>(text.Contains));
    }

    [Test]
    public async Task Operations_can_be_tried_out_with_a_ticket()
    {
        var ticket = await Server.LogInAsync();
        Open("User");
        LogIn("SoTicket", $"SoTicket {ticket}");

        var save = TryOut("SaveServiceAuth");
        var saved = AnswerOf(save);
        var get = TryOut("GetServiceAuth", id: "1");
        var got = AnswerOf(get);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                saved, Does.StartWith("200").And.Contain("\"ServiceAuthId\": 1").And.Contain("imap.example.com"));
            Assert.That(got, Does.StartWith("200").And.Contain("\"ServiceAuthId\": 1").And.Contain("imap.example.com"));
        }
    }

    [Test]
    public void Whoever_is_not_known_is_told_so_on_the_page()
    {
        Open("User");

        var operation = TryOut("GetServiceAuth", id: "1");

        // Which it would not be, if the browser asked for a password by a dialog of its own.
        Assert.That(AnswerOf(operation), Does.StartWith("401"));
        Assert.That(Browser.TakeConsole(), Has.Exactly(1).Contains("401"), "what the browser itself notes of it");
    }

    private static string Operation(string name) => $"[id$='Agent_{name}']";

    private string OpenOperation(string name)
    {
        var operation = Operation(name);
        Browser.Find(operation + " .opblock-summary-control").Click();
        Browser.Find(operation + " .opblock-body");
        return operation;
    }

    private string TryOut(string name, string? id = null)
    {
        var operation = OpenOperation(name);
        Browser.Find(operation + " .try-out__btn").Click();
        if (id is not null)
        {
            Browser.Find(operation + " [data-param-name$='Id'] input").SendKeys(id);
        }

        Browser.Find(operation + " .execute").Click();
        return operation;
    }

    // The status, and then the body.
    private string AnswerOf(string operation) => Browser.Find(operation + " .live-responses-table tbody").Text;

    private void Open(string agent, string leadingPath = "")
    {
        Browser.Open(new Uri(Server.Address, leadingPath + "docs"));
        Browser.Find("#select");
        Browser.FindAll("#select option").Single(option => option.Text == agent).Click();
        Browser.Find($"[id^='operations-{agent}_Agent-']");
    }

    private void LogIn(string scheme, string value)
    {
        Browser.Find(".auth-wrapper .authorize").Click();
        Browser.Find(".auth-container");
        var form = Browser.FindAll(".auth-container").Single(
            container => container.Text.StartsWith(scheme, StringComparison.Ordinal));
        form.FindElement(By.CssSelector("input")).SendKeys(value);
        form.FindElement(By.CssSelector(".authorize")).Click();
        Browser.Find(".btn-done").Click();
    }
}
