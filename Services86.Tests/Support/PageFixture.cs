namespace Services86.Tests.Support;

/// <summary>
/// Looks at pages with a browser, and fails a test whose pages wrote to the console, or asked another server.
/// </summary>
[Category("Browser")]
internal abstract class PageFixture : ServerFixture
{
    private Browser? _browser;

    protected Browser Browser => _browser!;

    [OneTimeSetUp]
    public void StartBrowser()
    {
        Requirement.Check(Browser.IsInstalled, $"The pages are looked at with the Debian packages {Browser.Packages}.");
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
}
