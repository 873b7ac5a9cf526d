using Services86.Agents.Login;
using Services86.Data;
using Services86.WebConsole.Journal;

namespace Services86.Host.Configuration;

/// <summary>
/// Reads whether the server is one for the tests of clients, and refuses what would put real data at risk.
/// </summary>
internal sealed class TestSettings(SettingReader settings)
{
    /// <summary>The key of the setting.</summary>
    public const string Key = "Test:Enabled";

    /// <summary>The source of values that test mode has.</summary>
    public const string Source = "test mode";

    /// <summary>The password of the administrator, unless one is configured.</summary>
    public const string Password = "Test-mode-86";

    /// <summary>The number of iterations of password hashes: logins of tests cost less than a millisecond.</summary>
    public const int PasswordIterations = 100;

    /// <summary>Gets the defaults of the journal, which keeps the calls of a test for its verification.</summary>
    public static JournalOptions Journal { get; } = new() { Calls = 10_000, MaxBytes = 128 * 1024 * 1024 };

    // Test mode deletes its database at the end, and anybody who reaches the server can delete what it stores.
    private static readonly string[] KeysOfKeptData =
        ["Database:ConnectionString", "Database:CreateNew", "Keys:Directory", "Keys:Certificate:Path"];

    /// <summary>Gets the connection string of a database in a directory of its own, which does not exist yet.</summary>
    public static string NewDatabase() => "Data Source=" + Path.Combine(
        Path.GetTempPath(), $"services86-test-{Guid.NewGuid():N}", "services86.db");

    /// <summary>Reads the setting.</summary>
    /// <param name="installation">How the server is installed.</param>
    public bool Read(InstallationType installation)
    {
        var isTest = settings.Boolean(Key, false);
        if (isTest)
        {
            RejectReal(installation);
        }

        return isTest;
    }

    private void RejectReal(InstallationType installation)
    {
        const string isTest = $"test mode ({SettingReader.Section}:{Key}, serve --test)";

        if (installation == InstallationType.Online)
        {
            settings.Reject(
                "Installation",
                $"is Online, and {isTest} lets anybody who reaches the server reset it: leave one of them out.");
        }

        if (settings.Text("Database:Provider") is { } provider
            && provider.Equals(nameof(DatabaseProvider.PostgreSql), StringComparison.OrdinalIgnoreCase))
        {
            settings.Reject(
                "Database:Provider", $"is {provider}, and {isTest} has a temporary database of SQLite: leave it out.");
        }

        foreach (var key in KeysOfKeptData.Where(key => settings.Text(key) is not null))
        {
            settings.Reject(
                key,
                $"is set, and {isTest} has a temporary database with keys of its own, which it deletes at the end: "
                + "leave one of them out.");
        }
    }
}
