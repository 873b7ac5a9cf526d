using Services86.Tests.Support;

namespace Services86.Tests.Host;

internal sealed class SharedCredentialWarningTests
{
    [Test]
    public async Task Associates_with_the_same_account_do_not_prevent_the_start_and_are_logged()
    {
        using var directory = new TemporaryDirectory();
        await using (var server = await Services86Server.StartInAsync(directory))
        {
            await server.AddUserAsync("anna", "Pa55");
            await server.ExecuteAsync(
                """
                INSERT INTO credential (associate_id, type, value, display_value)
                VALUES (1, 'ActiveDirectory', 'S-1-5-21-1', 'admin'), (2, 'ActiveDirectory', 's-1-5-21-1', 'anna')
                """);
        }

        await using var restarted = await Services86Server.StartInAsync(directory);

        Assert.That(
            restarted.Log.Warnings,
            Has.Some.Contains("The associates 1, 2 have the same ActiveDirectory credential"));
    }
}
