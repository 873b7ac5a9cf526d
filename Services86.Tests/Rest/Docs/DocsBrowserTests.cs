using OpenQA.Selenium;
using Services86.Description;
using Services86.Rest.Routing;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.Docs;

internal sealed class DocsBrowserTests : PageFixture
{
    [TestCase("SoPrincipal", typeof(ISoPrincipalAgent), "")]
    [TestCase("User", typeof(IUserAgent), "")]
    [TestCase("EMail", typeof(IEMailAgent), "")]
    [TestCase("User", typeof(IUserAgent), "Cust12345/")]
    public void Choosing_an_agent_lists_its_operations(string agent, Type contract, string leadingPath)
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
        var saved = ResponseOf(save);
        var get = TryOut("GetServiceAuth", id: "1");
        var got = ResponseOf(get);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                saved, Does.StartWith("200").And.Contain("\"ServiceAuthId\": 1").And.Contain("imap.example.com"));
            Assert.That(got, Does.StartWith("200").And.Contain("\"ServiceAuthId\": 1").And.Contain("imap.example.com"));
        }
    }

    [Test]
    public void The_Authorize_dialog_opens_at_its_top_with_the_password_first()
    {
        Open("User");
        Browser.Find(".auth-wrapper .authorize").Click();
        Browser.Find(".auth-container");

        var place = Browser.Wait(
            () => Browser.Execute(
                """
                const input = document.activeElement;
                return input.closest(".auth-container")
                  && document.querySelector(".modal-ux-content").scrollTop + ", "
                    + input.closest(".auth-container").querySelector("code").textContent;
                """) as string is ['0', ..] found ? found : null,
            "the focus at the top of the dialog");

        Assert.That(place, Is.EqualTo("0, SuperOffice_Password"));
    }

    [Test]
    public void The_page_shows_the_401_of_a_caller_without_credentials()
    {
        Open("User");

        var operation = TryOut("GetServiceAuth", id: "1");

        // With a Basic challenge, the browser would show its password dialog instead.
        Assert.That(ResponseOf(operation), Does.StartWith("401"));
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

    // The status and the body.
    private string ResponseOf(string operation) => Browser.Find(operation + " .live-responses-table tbody").Text;

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
        var container = Browser.FindAll(".auth-container").Single(
            candidate => candidate.Text.StartsWith(scheme, StringComparison.Ordinal));
        container.FindElement(By.CssSelector("input")).SendKeys(value);
        container.FindElement(By.CssSelector(".authorize")).Click();
        Browser.Find(".btn-done").Click();
    }
}
