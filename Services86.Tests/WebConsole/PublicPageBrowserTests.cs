using OpenQA.Selenium;

namespace Services86.Tests.WebConsole;

internal sealed class PublicPageBrowserTests : BrowserFixture
{
    [Test]
    public void A_first_visit_shows_the_services_and_a_program_per_tab()
    {
        Open("");

        Browser.FindAll("[role=tab]").Single(tab => tab.Text == "PHP").Click();

        Assert.That(Browser.Find("[data-snippet=php]").Text, Does.Contain("new SoapClient"));
        Assert.That(Browser.FindAll("[data-snippet=curl]").Single().Displayed, Is.False);
        Inspect("home");
    }

    [Test]
    public void The_page_of_a_service_opens_an_operation()
    {
        Open("Cust12345/Remote/Services86/User.svc");

        Browser.Find("#SaveServiceAuth summary").Click();

        Assert.That(Browser.Find("[data-snippet=SaveServiceAuth-envelope]").Text, Does.Contain("imap.example.com"));
        Inspect("service");
    }

    [Test]
    public void The_login_is_used_by_keyboard()
    {
        Open("console/account");
        Inspect("login");

        Browser.Focused.SendKeys("admin" + Keys.Tab);
        Browser.Focused.SendKeys(Support.Services86Server.AdminPassword + Keys.Enter);

        Assert.That(Browser.Find("h1").Text, Is.EqualTo("admin"));
    }

    [Test]
    public void The_first_stop_of_the_keyboard_skips_to_the_content()
    {
        Open("");
        Browser.Find("body").SendKeys(Keys.Tab);
        var skip = Browser.Focused.Text;

        Browser.Focused.SendKeys(Keys.Enter);

        Assert.That(skip, Is.EqualTo("Skip to the content"));
        Assert.That(Browser.Focused.GetAttribute("id"), Is.EqualTo("content"));
    }

    [Test]
    public void The_theme_is_kept_for_the_next_page()
    {
        Open("");
        Browser.Find("[data-theme-toggle]").Click();
        Open("Remote/Services86/EMail.svc");

        var background = Browser.Execute("return getComputedStyle(document.body).backgroundColor");
        Browser.Find("[data-theme-toggle]").Click();
        var light = Browser.Execute("return getComputedStyle(document.body).backgroundColor");
        Browser.Execute("localStorage.clear()");

        Assert.That(background, Is.EqualTo("rgb(15, 20, 27)"));
        Assert.That(light, Is.EqualTo("rgb(245, 247, 250)"));
    }

    [Test]
    public void A_program_is_copied()
    {
        Open("");

        Browser.Find("#clients .copy").Click();

        Assert.That(
            Browser.Wait(
                () => Browser.Find("#clients .copy").Text is "Copied" ? "Copied" : null, "the button says so"),
            Is.EqualTo("Copied"));
    }
}
