using Deque.AxeCore.Commons;
using Services86.Data.Associates;
using Services86.Tests.Support;

namespace Services86.Tests.WebConsole;

/// <summary>Looks at the pages of the console.</summary>
internal abstract class BrowserFixture : PageFixture
{
    protected const string EmployeePassword = "Pa55-of-anna";

    private static readonly string Axe = ReadAxe();

    protected int EmployeeId { get; private set; }

    [OneTimeSetUp]
    public async Task AddEmployee() =>
        EmployeeId = await Server.AddUserAsync("anna", EmployeePassword, AssociateRole.Employee);

    [SetUp]
    public void BeginOnDesktop()
    {
        Browser.DeleteCookies();
        Browser.Resize(1280, 900);
        Browser.PreferDark(false);
        Browser.TakeConsole();
        Browser.TakeRequests();
    }

    protected void Open(string path) => Browser.Open(new Uri(Server.Address, path));

    /// <summary>Logs in by the form.</summary>
    protected void LogIn(string name = "admin", string password = Services86Server.AdminPassword)
    {
        Open("console/login");
        Browser.Find("#name").SendKeys(name);
        Browser.Find("#password").SendKeys(password);
        Browser.Find("main button[type=submit]").Click();
        Browser.Find(".side, .menu");
    }

    /// <summary>
    /// Looks at the open page on a desktop and on a phone, in light and dark colors: it does not scroll sideways, and
    /// axe finds no violation.
    /// </summary>
    /// <param name="name">The name of the pictures.</param>
    protected void Inspect(string name)
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (width, height) in new[] { (1280, 900), (390, 844) })
            {
                foreach (var isDark in new[] { false, true })
                {
                    Browser.Resize(width, height);
                    Browser.PreferDark(isDark);
                    var place = $"{name}-{width}-{(isDark ? "dark" : "light")}";
                    Browser.TakePicture(place);
                    Assert.That(
                        Browser.Execute("return document.documentElement.scrollWidth - innerWidth"),
                        Is.LessThanOrEqualTo(0),
                        $"{place} scrolls sideways");
                    Assert.That(FindViolations(), Is.Empty, place);
                }
            }
        }

        Browser.Resize(1280, 900);
        Browser.PreferDark(false);
    }

    // Each violation with the elements that violate the rule.
    protected IEnumerable<string> FindViolations()
    {
        Browser.Execute(Axe);
        var found = Browser.ExecuteAsync(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
              .then(result => done(result.violations.map(
                violation => violation.id + ": " + violation.nodes.map(
                  node => node.html + " " + node.failureSummary).join("; "))));
            """);
        return ((IEnumerable<object>)found!).Cast<string>();
    }

    private static string ReadAxe()
    {
        var assembly = typeof(AxeRunOptions).Assembly;
        var name = assembly.GetManifestResourceNames().Single(
            name => name.EndsWith("axe.min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
