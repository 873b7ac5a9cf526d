using System.Text.Json.Nodes;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace Services86.Tests.Support;

/// <summary>Chromium without a window.</summary>
internal sealed class Browser : IDisposable
{
    /// <summary>The Debian packages that have it.</summary>
    public const string Packages = "chromium and chromium-driver";

    private const string Program = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";
    private const string NetworkLog = "performance";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _profile = new();
    private readonly ChromeDriver _driver;

    public Browser()
    {
        var options = new ChromeOptions { BinaryLocation = Program };
        options.AddArguments(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--no-proxy-server",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1200,1600",
            $"--user-data-dir={_profile.FullName}");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference(NetworkLog, LogLevel.All);
        _driver = new ChromeDriver(ChromeDriverService.CreateDefaultService(Driver), options);
    }

    public static bool IsInstalled => File.Exists(Program) && File.Exists(Driver);

    /// <summary>Takes the warnings and errors that the console has got since the last time.</summary>
    public IReadOnlyList<string> TakeConsole() =>
    [
        .. from entry in _driver.Manage().Logs.GetLog(LogType.Browser)
           where entry.Level >= LogLevel.Warning
           select entry.ToString()
    ];

    /// <summary>Takes the addresses that were asked for over the network since the last time.</summary>
    public IReadOnlyList<Uri> TakeRequests() =>
    [
        .. from entry in _driver.Manage().Logs.GetLog(NetworkLog)
           let message = JsonNode.Parse(entry.Message)!["message"]!
           where message["method"]!.GetValue<string>() == "Network.requestWillBeSent"
           let address = new Uri(message["params"]!["request"]!["url"]!.GetValue<string>())
           where address.Scheme is "http" or "https" or "ws" or "wss"
           select address
    ];

    public void Open(Uri address) => _driver.Navigate().GoToUrl(address);

    /// <summary>Waits for an element to be shown.</summary>
    /// <param name="css">A selector that finds it.</param>
    public IWebElement Find(string css) => Wait(() => FindAll(css).FirstOrDefault(element => element.Displayed), css);

    public IReadOnlyList<IWebElement> FindAll(string css) => _driver.FindElements(By.CssSelector(css));

    /// <summary>Waits until something is there.</summary>
    /// <param name="look">Gives null as long as it is not.</param>
    /// <param name="what">What it is.</param>
    public T Wait<T>(Func<T?> look, string what)
        where T : class
    {
        var wait = new WebDriverWait(_driver, Patience) { Message = what };
        wait.IgnoreExceptionTypes(typeof(StaleElementReferenceException));
        return wait.Until(_ => look());
    }

    public void Dispose()
    {
        _driver.Dispose();
        _profile.Dispose();
    }
}
