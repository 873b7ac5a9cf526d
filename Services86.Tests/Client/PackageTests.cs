using System.IO.Compression;
using System.Xml.Linq;
using Services86.Tests.Support;

namespace Services86.Tests.Client;

/// <summary>The NuGet packages that <c>dotnet pack</c> creates.</summary>
internal sealed class PackageTests
{
    private TemporaryDirectory _directory = null!;

    [OneTimeSetUp]
    public async Task Pack()
    {
        _directory = new TemporaryDirectory();

        // The build of the tests has built both projects, in a folder with the name of the configuration.
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var result = await ExternalProgram.RunAsync(
            Repository.Path("."),
            "dotnet",
            "pack",
            "--no-build",
            "--configuration",
            configuration,
            "--output",
            _directory.FullName,
            "--nologo");
        Assert.That(result!.ExitCode, Is.Zero, result.Output);
        Assert.That(result.Output, Does.Not.Contain("warning"));
    }

    [OneTimeTearDown]
    public void DeleteDirectory() => _directory.Dispose();

    [Test]
    public void Only_the_client_and_the_contracts_are_packages()
    {
        var files = Directory.GetFiles(_directory.FullName).Select(Path.GetFileName);

        Assert.That(files, Is.EquivalentTo((string[])
        [
            "Services86.Client.1.0.0.nupkg",
            "Services86.Client.1.0.0.snupkg",
            "Services86.Contracts.1.0.0.nupkg",
            "Services86.Contracts.1.0.0.snupkg",
        ]));
    }

    [TestCase(
        "Services86.Client", "Services86.Contracts", "System.ServiceModel.Http", "System.ServiceModel.Primitives")]
    [TestCase("Services86.Contracts", "System.ServiceModel.Primitives")]
    public async Task A_package_has_its_library_documentation_symbols_license_and_dependencies(
        string id, params string[] dependencies)
    {
        await using var package = await ZipFile.OpenReadAsync(_directory.Combine($"{id}.1.0.0.nupkg"));
        await using var symbols = await ZipFile.OpenReadAsync(_directory.Combine($"{id}.1.0.0.snupkg"));
        await using var stream = await package.GetEntry($"{id}.nuspec")!.OpenAsync();
        var specification = (await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None)).Root!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(package.Entries.Select(entry => entry.FullName), Is.SupersetOf(
                (string[])[$"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", "README.md"]));
            Assert.That(
                symbols.Entries.Select(entry => entry.FullName), Does.Contain($"lib/net10.0/{id}.pdb"));
            Assert.That(Values(specification, "license"), Is.EqualTo(["MIT"]));
            Assert.That(Values(specification, "readme"), Is.EqualTo(["README.md"]));
            Assert.That(Values(specification, "description").Single(), Does.Contain("Services86"));
            Assert.That(
                specification.Descendants()
                    .Where(element => element.Name.LocalName == "dependency")
                    .Select(dependency => dependency.Attribute("id")!.Value),
                Is.EquivalentTo(dependencies));
        }
    }

    private static IEnumerable<string> Values(XElement specification, string name) =>
        specification.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);
}
