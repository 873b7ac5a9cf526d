using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace Services86.Tests.Support;

/// <summary>Generates clients with NSwag from OpenAPI documents, and compiles them.</summary>
internal static class NSwagGenerator
{
    /// <summary>Generates the client of an agent, in C#.</summary>
    /// <param name="document">The OpenAPI document, in JSON.</param>
    /// <param name="agent">The name of the agent, which the name of the class begins with.</param>
    public static async Task<string> GenerateAsync(string document, string agent)
    {
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = agent + "Client",
            OperationNameGenerator = new MultipleClientsFromOperationIdOperationNameGenerator(),
            CSharpGeneratorSettings = { Namespace = "Services86Client" },
        };
        return new CSharpClientGenerator(await OpenApiDocument.FromJsonAsync(document), settings).GenerateFile();
    }

    /// <summary>Compiles sources into a file, and asserts that there are no errors.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="kind">Whether the file is a library or a program.</param>
    /// <param name="sources">The sources, in C#.</param>
    public static void Compile(string path, OutputKind kind, params IEnumerable<string> sources)
    {
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            assemblies.Select(assembly => MetadataReference.CreateFromFile(assembly)),
            new CSharpCompilationOptions(kind));

        using var output = File.Create(path);
        var errors = compilation.Emit(output).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.That(errors.Select(error => error.ToString()), Is.Empty);
    }
}
