using Services86.WebConsole.Requests;
using Services86.WebConsole.Routing;

namespace Services86.Tests.WebConsole.Administration;

internal sealed class AdministrationBrowserTests : BrowserFixture
{
    private static IEnumerable<string> Pages { get; } =
    [
        .. from route in PageRoutes.All
           where route.Access == PageAccess.Administrators && !route.Pattern.EndsWith("csv", StringComparison.Ordinal)
           select route.Pattern.Replace("{id}", "2", StringComparison.Ordinal)
    ];

    [TestCaseSource(nameof(Pages))]
    public void A_page_is_usable_everywhere(string page)
    {
        LogIn();
        Open("console/" + page);

        Assert.That(Browser.FindAll("h1"), Has.Count.EqualTo(1));
        Inspect(page.Replace('/', '-'));
    }

    [Test]
    public void An_administrator_adds_a_user_and_reads_the_password()
    {
        LogIn();
        Open("console/users");

        Browser.Find("main #name").SendKeys("browser");
        Browser.Find("main form .primary").Click();

        Assert.That(Browser.Find("[data-snippet=secret]").Text, Has.Length.EqualTo(20));
        Inspect("secret");
    }

    [Test]
    public void The_menu_of_a_phone_opens_a_page()
    {
        LogIn();
        Browser.Resize(390, 844);

        Browser.Find(".menu summary").Click();
        Browser.FindAll(".menu a").Single(link => link.Text == "Audit").Click();

        Assert.That(Browser.Find("h1").Text, Is.EqualTo("Audit"));
    }

    [Test]
    public void A_question_is_asked_before_a_user_is_retired()
    {
        LogIn();
        Open($"console/users/{EmployeeId}");

        Browser.FindAll(".danger button").Single().Click();

        Assert.That(Browser.Find("h1").Text, Is.EqualTo("Retire anna?"));
        Inspect("confirm");
    }
}
