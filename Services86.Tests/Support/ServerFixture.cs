using Services86.Data;

namespace Services86.Tests.Support;

/// <summary>
/// Starts one server for the tests of a class, and fails a test if the server logged a secret, or an error that the
/// test did not declare.
/// </summary>
/// <param name="provider">The database engine.</param>
internal abstract class ServerFixture(DatabaseProvider provider = DatabaseProvider.Sqlite)
{
    protected Services86Server Server { get; private set; } = null!;

    /// <summary>Gets the configuration of the server beyond that of all test servers; empty by default.</summary>
    protected virtual string[] Configuration => [];

    [OneTimeSetUp]
    public async Task StartServer() => Server = await Services86Server.StartAsync(provider, Configuration);

    [OneTimeTearDown]
    public async Task StopServer()
    {
        // There is none if the tests are ignored.
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }
    }

    [TearDown]
    public void CheckLog() => Server.LogExpectations.Check();

    /// <summary>Declares a text that must not be in the log, and returns the text.</summary>
    protected string Secret(string text)
    {
        Server.LogExpectations.AddSecret(text);
        return text;
    }

    /// <summary>Declares that the test makes the server log at least one error.</summary>
    protected void ExpectError() => Server.LogExpectations.ExpectError();
}
