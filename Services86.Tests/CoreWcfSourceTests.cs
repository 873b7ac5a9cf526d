using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Services86.Tests.Support;

namespace Services86.Tests;

/// <summary>
/// Services86.CoreWcf is not in the solution, because its packages cannot be restored everywhere. These tests compile
/// its sources against this build and without CoreWCF.
/// </summary>
internal sealed partial class CoreWcfSourceTests
{
    // What the web SDK imports implicitly.
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        """;

    // Errors that follow from unknown types: the type or namespace is unknown, the name is unknown, or an explicit
    // implementation names an unknown interface.
    private static readonly HashSet<string> ErrorsOfUnknownTypes =
        ["CS0234", "CS0246", "CS0103", "CS0538", "CS0540", "CS9286"];

    [Test]
    public void The_project_for_CoreWCF_uses_only_the_public_surface()
    {
        var errors = Compile(extraSource: null);

        Assert.That(errors, Is.Not.Empty, "Expected errors about CoreWCF, which is not referenced.");
        Assert.That(
            errors.Where(error => !ErrorsOfUnknownTypes.Contains(error.Code) || IsOurs(error.Name)), Is.Empty);
    }

    [Test]
    public void The_compilation_reports_an_internal_type()
    {
        var errors = Compile("internal sealed class Probe(Services86.Agents.Calls.AgentCall call);");

        Assert.That(errors.Select(error => error.Code), Does.Contain("CS0122"));
    }

    [Test]
    public void The_compilation_reports_a_missing_member()
    {
        var errors = Compile(
            "internal static class Probe { static object Of(Services86.Soap.Calls.SoapCall call) => call.Missing; }");

        Assert.That(errors.Select(error => error.Code), Does.Contain("CS1061"));
    }

    private static bool IsOurs(string name) =>
        name.StartsWith("Services86", StringComparison.Ordinal)
        || AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name!.StartsWith("Services86.", StringComparison.Ordinal))
            .SelectMany(assembly => assembly.GetTypes())
            .Any(type => type.Name == name);

    private static IReadOnlyList<CompilerError> Compile(string? extraSource)
    {
        var sources = Directory.GetFiles(Repository.Path("Services86.CoreWcf"), "*.cs").Select(File.ReadAllText);
        var trees = sources
            .Append(ImplicitUsings)
            .Append(extraSource ?? "")
            .Select(source => CSharpSyntaxTree.ParseText(source));
        var options = new CSharpCompilationOptions(
            OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        return
        [
            .. CSharpCompilation.Create("Services86.CoreWcf", trees, References(), options)
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(CompilerError.Of),
        ];
    }

    // The assemblies of the two shared frameworks, and ours.
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Services86.Tests", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));

    private sealed partial record CompilerError(string Code, string Name, string Text)
    {
        public static CompilerError Of(Diagnostic diagnostic)
        {
            var text = diagnostic.ToString();
            return new CompilerError(diagnostic.Id, Quoted().Match(text).Groups[1].Value, text);
        }

        // The first name in quotes is the subject.
        [GeneratedRegex("'([^']*)'")]
        private static partial Regex Quoted();
    }
}
