using Services86.Tests.Support;

namespace Services86.Tests.Interop;

/// <summary>The programs in the documentation are lines of programs that the tests run.</summary>
internal sealed class DocumentedProgramTests
{
    private const string Clients = "docs/CLIENTS.md";
    private const string Readme = "README.md";
    private const string Package = "Services86.Client/README.md";

    [TestCase(Clients, "php", "Interop/Clients/client.php")]
    [TestCase(Clients, "python", "Interop/Clients/client.py")]
    [TestCase(Clients, "java", "Interop/Clients/java/Client.java")]
    [TestCase(Clients, "csharp", "Interop/Clients/Svcutil/ServiceAuthClient.cs")]
    [TestCase(Clients, "csharp", "Interop/DocumentedProxyTests.cs")]
    [TestCase(Clients, "csharp", "Client/DocumentedClientTests.cs")]
    [TestCase(Clients, "csharp", "Client/DocumentedCallTests.cs")]
    [TestCase(Readme, "csharp", "Client/DocumentedClientTests.cs")]
    [TestCase(Package, "csharp", "Client/DocumentedClientTests.cs")]
    [TestCase(Package, "csharp", "Client/DocumentedCallTests.cs")]
    public void The_documentation_shows_lines_of_a_program_that_runs(
        string document, string language, string program)
    {
        var documentation = File.ReadAllText(Repository.Path(document));
        var shown = documentation.Split($"```{language}\n")[1..].Select(block => block.Split("```")[0].TrimEnd('\n'));

        var source = File.ReadAllText(Repository.Path($"Services86.Tests/{program}"));
        var lines = Between(source, "documentation begin\n", "documentation end").Split('\n')[..^1];
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        Assert.That(
            shown,
            Does.Contain(string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : ""))));
    }

    [Test]
    public void Every_program_in_csharp_is_one_that_runs()
    {
        var programs = TestContext.CurrentContext.Test.Type!.GetMethods()
            .SelectMany(method => method.GetCustomAttributes(typeof(TestCaseAttribute), inherit: false))
            .Cast<TestCaseAttribute>();

        foreach (var document in programs.GroupBy(program => program.Arguments[0]))
        {
            var text = File.ReadAllText(Repository.Path((string)document.Key!));
            Assert.That(
                text.Split("```csharp\n"),
                Has.Length.EqualTo(document.Count(program => (string?)program.Arguments[1] == "csharp") + 1));
        }
    }

    private static string Between(string text, string begin, string end) =>
        text.Split(begin) is [_, var rest, ..] ? rest.Split(end)[0] : "";
}
