using Services86.Tests.Support;

namespace Services86.Tests.WebConsole.Home;

[Platform("Linux")]
internal sealed class StartCostTests : HostProcessFixture
{
    private const string Library = "Microsoft.AspNetCore.Components";

    [Test]
    public async Task A_server_that_answered_SOAP_only_has_not_loaded_the_library_of_the_pages()
    {
        var server = StartServer(AnyPort);
        var address = await server.WaitForAddressAsync();
        await PostLoginAsync(address, SoapText.LogIn("admin", "wrong"));
        var before = await MapsAsync(server);
        using var client = new HttpClient { BaseAddress = address };
        await client.GetStringAsync(new Uri("/", UriKind.Relative));
        var after = await MapsAsync(server);

        Assert.That(before, Does.Contain("Services86.Console.dll").And.Not.Contain(Library));
        Assert.That(after, Does.Contain(Library));
    }

    private static Task<string> MapsAsync(HostProcess server) => File.ReadAllTextAsync($"/proc/{server.Id}/maps");
}
