using System.Text.RegularExpressions;

namespace Services86.Tests.Support;

/// <summary>
/// Starts one server for the tests of a class, and fails a test in which the server logged an error that the test did
/// not expect, or any secret.
/// </summary>
internal abstract class ServerFixture
{
    // The prefix alone would do, were there not the ids of connections: one can end in 7T, and a colon follows it.
    private static readonly Regex Ticket = new("7T:[A-Za-z0-9+/]{16}", RegexOptions.CultureInvariant);

    private readonly HashSet<string> _secrets = [Services86Server.AdminPassword];
    private int _errorsBefore;
    private bool _expectsError;

    protected Services86Server Server { get; private set; } = null!;

    /// <summary>Configuration beside the usual.</summary>
    protected virtual string[] Configuration => [];

    [OneTimeSetUp]
    public async Task StartServer() => Server = await Services86Server.StartAsync(Configuration);

    [OneTimeTearDown]
    public async Task StopServer() => await Server.DisposeAsync();

    [SetUp]
    public void ExpectNoError()
    {
        _expectsError = false;
        _errorsBefore = Server.Log.Errors.Count();
    }

    [TearDown]
    public void CheckLog()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Server.Log.Errors.Skip(_errorsBefore), _expectsError ? Is.Not.Empty : Is.Empty, "errors in the log");
            Assert.That(Server.Log.Lines.Where(line => _secrets.Any(line.Contains)), Is.Empty, "secrets in the log");
            Assert.That(Server.Log.Lines.Where(line => Ticket.IsMatch(line)), Is.Empty, "tickets in the log");
        }
    }

    /// <summary>Notes a text that must not be in any log.</summary>
    protected string Secret(string text)
    {
        _secrets.Add(text);
        return text;
    }

    /// <summary>Notes that the test makes the server log an error.</summary>
    protected void ExpectError() => _expectsError = true;
}
