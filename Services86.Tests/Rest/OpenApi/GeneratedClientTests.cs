using Microsoft.CodeAnalysis;
using Services86.Tests.Support;

namespace Services86.Tests.Rest.OpenApi;

internal sealed class GeneratedClientTests : OpenApiFixture
{
    [TestCaseSource(nameof(Agents))]
    public async Task NSwag_generates_a_client_that_compiles(string agent)
    {
        using var directory = new TemporaryDirectory();

        var client = await NSwagGenerator.GenerateAsync(await TextAsync(agent), agent);

        NSwagGenerator.Compile(
            Path.Combine(directory.FullName, "client.dll"), OutputKind.DynamicallyLinkedLibrary, client);
        Assert.That(client, Does.Contain($"class {agent}Client").And.Not.Contain("DateTimeOffset "));
    }
}
