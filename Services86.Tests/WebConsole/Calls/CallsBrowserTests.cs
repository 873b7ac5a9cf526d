using OpenQA.Selenium;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Calls;

internal sealed class CallsBrowserTests : BrowserFixture
{
    [Test]
    public async Task A_newcomer_copies_a_call_and_sees_it_arrive()
    {
        Open("");
        var command = Browser.Find("[data-snippet=curl]").Text
            .Replace("YOUR-PASSWORD", Services86Server.AdminPassword, StringComparison.Ordinal);
        LogIn();
        Open("console/calls");
        Browser.Wait(() => Browser.Find("[data-live-state]").Text == "Live" ? "live" : null, "the stream");

        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(directory.Combine("call.sh"), command + "\n");
        await ExternalProgram.RunAsync(directory.FullName, "sh", "call.sh");

        var row = Browser.Wait(
            () => Browser.FindAll(".calls tbody th a").FirstOrDefault(
                link => link.Text == "SoPrincipal.AuthenticateUsernamePassword"),
            "the call");
        Inspect("calls");
        row.Click();
        Assert.That(Browser.Find("h1").Text, Is.EqualTo("SoPrincipal.AuthenticateUsernamePassword"));
        Assert.That(Browser.Find("main").Text, Does.Not.Contain(Services86Server.AdminPassword));
        Inspect("call");
    }

    [Test]
    public async Task The_list_is_paused_and_continues()
    {
        var ticket = await Server.LogInAsync();
        LogIn();
        Open("console/calls?operation=GetCredentialTypes");
        Browser.Wait(() => Browser.Find("[data-live-state]").Text == "Live" ? "live" : null, "the stream");

        Browser.Find("[data-live-pause]").Click();
        await Server.PostAsync("User", SoapText.Call(ticket, "GetCredentialTypes"));
        Browser.Wait(() => Browser.Find("[data-live-state]").Text == "Paused, 1 new" ? "held" : null, "the held call");
        var shown = Browser.FindAll(".calls tbody tr").Count;
        Browser.Find("[data-live-pause]").Click();

        Assert.That(shown, Is.Zero);
        Assert.That(Browser.Wait(
            () => Browser.FindAll(".calls tbody tr") is [var row, ..] ? row : null, "the call"), Is.Not.Null);
    }

    [Test]
    public async Task A_call_that_arrives_live_is_text()
    {
        LogIn();
        Open("console/calls");
        Browser.Wait(() => Browser.Find("[data-live-state]").Text == "Live" ? "live" : null, "the stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/Remote/Services86/User.svc")
        {
            Content = new StringContent(SoapText.GetServiceAuth("7T:none", 1), System.Text.Encoding.UTF8, "text/xml"),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "<img src=x onerror=alert(86)>");

        await Server.SendAsync(request);

        Browser.Wait(
            () => Browser.Find(".calls").Text.Contains("<img src=x", StringComparison.Ordinal) ? "" : null, "the call");
        Assert.That(Browser.FindAll(".calls img"), Is.Empty);
    }

    [Test]
    public async Task A_call_is_sent_again_and_the_answers_are_equal_in_meaning()
    {
        var ticket = await Server.LogInAsync();
        await Server.PostAsync("User", SoapText.Call(ticket, "GetUserFromName", SoapText.Element("UserName", "admin")));
        LogIn();
        Open("console/calls?operation=GetUserFromName");
        Browser.Find(".calls tbody th a").Click();

        Browser.FindAll("#sends [role=tab]").Single(tab => tab.Text == "Over REST").Click();
        Browser.FindAll("#sends button[type=submit]").Single(button => button.Displayed).SendKeys(Keys.Enter);

        var answers = Browser.Find("[aria-labelledby=beside]").Text;
        Assert.That(answers, Does.Contain("<Name>admin</Name>").And.Contain("\"Name\": \"admin\""));
        Inspect("beside");
        Open("console/leaving-soap");
        Assert.That(Browser.Find("main").Text, Does.Contain("User.GetUserFromName"));
        Inspect("leaving-soap");
    }

    [Test]
    public void Axe_finds_a_violation_if_there_is_one()
    {
        Open("");
        Browser.Execute("document.documentElement.removeAttribute('lang')");

        Assert.That(FindViolations(), Has.Some.StartsWith("html-has-lang"));
    }
}
