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

    /// <summary>Sets the size of the window; a width below 500 pixels is that of a phone.</summary>
    public void Resize(int width, int height) => Command("Emulation.setDeviceMetricsOverride", new()
    {
        ["width"] = width,
        ["height"] = height,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = width < 500,
    });

    /// <summary>Sets whether the system prefers dark colors.</summary>
    public void PreferDark(bool isDark) => Command("Emulation.setEmulatedMedia", new()
    {
        ["features"] = new[]
        {
            new Dictionary<string, object>
            {
                ["name"] = "prefers-color-scheme",
                ["value"] = isDark ? "dark" : "light",
            },
        },
    });

    /// <summary>Runs a script in the page, and gets what the script returns.</summary>
    public object? Execute(string script, params object[] arguments) => _driver.ExecuteScript(script, arguments);

    /// <summary>Runs a script that calls its last argument back, and gets what the script passes.</summary>
    public object? ExecuteAsync(string script) => _driver.ExecuteAsyncScript(script);

    /// <summary>Gets the focused element.</summary>
    public IWebElement Focused => _driver.SwitchTo().ActiveElement();

    /// <summary>Gets the address of the page.</summary>
    public Uri Address => new(_driver.Url);

    /// <summary>Deletes the cookies, which ends a session in this browser.</summary>
    public void DeleteCookies() => _driver.Manage().Cookies.DeleteAllCookies();

    /// <summary>Saves a picture of the whole page beside the test results, for people to look at.</summary>
    public void TakePicture(string name)
    {
        var directory = Directory.CreateDirectory(Path.Combine(TestContext.CurrentContext.WorkDirectory, "pictures"));
        var picture = (Dictionary<string, object>)_driver.ExecuteCdpCommand(
            "Page.captureScreenshot", new() { ["captureBeyondViewport"] = true })!;
        File.WriteAllBytes(
            Path.Combine(directory.FullName, name + ".png"), Convert.FromBase64String((string)picture["data"]));
    }

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

    private void Command(string name, Dictionary<string, object?> parameters) =>
        _driver.ExecuteCdpCommand(name, parameters);

    public void Dispose()
    {
        _driver.Dispose();
        _profile.Dispose();
    }
}
