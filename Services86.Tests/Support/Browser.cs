using System.Text.Json.Nodes;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace Services86.Tests.Support;

/// <summary>A headless Chromium.</summary>
internal sealed class Browser : IDisposable
{
    /// <summary>The Debian packages that contain the browser and its driver.</summary>
    public const string Packages = "chromium and chromium-driver";

    private const string Program = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";
    private const string NetworkLog = "performance";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

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

    /// <summary>Gets whether the browser and its driver are installed.</summary>
    public static bool IsInstalled => File.Exists(Program) && File.Exists(Driver);

    /// <summary>Gets the warnings and errors that were written to the console since the last call.</summary>
    public IReadOnlyList<string> TakeConsole() =>
    [
        .. from entry in _driver.Manage().Logs.GetLog(LogType.Browser)
           where entry.Level >= LogLevel.Warning
           select entry.ToString()
    ];

    /// <summary>Gets the addresses that were requested over the network since the last call.</summary>
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

    /// <summary>Waits until an element is displayed.</summary>
    /// <param name="css">A CSS selector of the element.</param>
    public IWebElement Find(string css) => Wait(() => FindAll(css).FirstOrDefault(element => element.Displayed), css);

    public IReadOnlyList<IWebElement> FindAll(string css) => _driver.FindElements(By.CssSelector(css));

    /// <summary>Waits until a function returns a value.</summary>
    /// <param name="find">The function, which returns null as long as there is no value.</param>
    /// <param name="description">A description of the value, for the message of a timeout.</param>
    public T Wait<T>(Func<T?> find, string description)
        where T : class
    {
        var wait = new WebDriverWait(_driver, Timeout) { Message = description };
        wait.IgnoreExceptionTypes(typeof(StaleElementReferenceException));
        return wait.Until(_ => find());
    }

    public void Dispose()
    {
        _driver.Dispose();
        _profile.Dispose();
    }
}
