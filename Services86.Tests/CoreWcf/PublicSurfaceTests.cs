using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Services86.Tests.Support;

namespace Services86.Tests.CoreWcf;

/// <summary>
/// Services86.CoreWcf is not in the solution, because its packages cannot be restored everywhere. These tests compile
/// its sources without CoreWCF, so that the only errors and warnings are those about names of CoreWCF.
/// </summary>
internal sealed partial class PublicSurfaceTests
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

    // An unassigned variable: the method that assigns it belongs to an unknown type.
    private const string Unassigned = "CS0165";

    // The names of CoreWCF that the project uses.
    private static readonly string[] NamesOfCoreWcf =
    [
        "AddServiceModelMetadata", "AddServiceModelServices", "BasicHttpBinding", "BindingParameterCollection",
        "ClientOperation", "ClientRuntime", "CoreWCF", "DispatchOperation", "EndpointDispatcher", "FaultCode",
        "FaultException", "FaultReason", "FaultReasonText", "IClientChannel", "IDispatchMessageInspector",
        "IEndpointBehavior", "IInstanceProvider", "IOperationBehavior", "IOperationInvoker", "IServiceBehavior",
        "IServiceBuilder", "InstanceContext", "Message", "MessageHeader", "MessageHeaderDescription", "MessageHeaders",
        "OperationContext", "RemoteEndpointMessageProperty", "ServiceEndpoint", "ServiceMetadataBehavior",
        "UseRequestHeadersForMetadataAddressBehavior", "UseServiceModel",
    ];

    // Code that the compiler does not look at would miss a name.
    [Test]
    public void The_project_compiles_except_for_the_names_of_CoreWCF()
    {
        var errors = Compile(extraSource: "");

        Assert.That(NotAboutCoreWcf(errors), Is.Empty);
        Assert.That(NamesOfCoreWcf, Is.SubsetOf(errors.Select(error => error.Name)));
    }

    [TestCase("class Probe(Services86.Agents.Calls.AgentCall call);", "CS0122", TestName = "An internal type")]
    [TestCase("class Probe { object? Of(Services86.Soap.Calls.SoapCall call) => call.Missing; }", "CS1061",
        TestName = "A missing member")]
    [TestCase("class Probe { void Set(Services86.Soap.Calls.SoapCall call) => call.MisplacedTicket = null; }",
        "CS0200", TestName = "An internal setter")]
    [TestCase("class Probe(SoapMiddleware middleware);", "CS0246", TestName = "An unknown type")]
    public void Is_reported(string source, string code)
    {
        var errors = NotAboutCoreWcf(Compile(source));

        Assert.That(errors.Select(error => error.Code), Does.Contain(code));
    }

    private static IEnumerable<CompilerError> NotAboutCoreWcf(IEnumerable<CompilerError> errors) =>
        errors.Where(error => error.Code != Unassigned && !NamesOfCoreWcf.Contains(error.Name));

    private static IReadOnlyList<CompilerError> Compile(string extraSource)
    {
        var sources = Directory.GetFiles(Repository.Path("Services86.CoreWcf"), "*.cs").Select(File.ReadAllText);
        var options = new CSharpCompilationOptions(
            OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create(
            "Services86.CoreWcf",
            sources.Append(ImplicitUsings).Append(extraSource).Select(source => CSharpSyntaxTree.ParseText(source)),
            References(),
            options);
        return
        [
            .. compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(CompilerError.Of),
        ];
    }

    // The assemblies of the two shared frameworks, and ours, whose internals the name of the compilation does not open.
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
            var quoted = Quoted().Matches(text).Select(match => match.Groups[1].Value).ToArray();

            // Of a missing member, the type is quoted before the member.
            var name = quoted is [_, var member, ..] && diagnostic.Id == "CS1061" ? member : quoted.FirstOrDefault("");
            return new CompilerError(diagnostic.Id, name, text);
        }

        [GeneratedRegex("'([^'<]*)[^']*'")]
        private static partial Regex Quoted();
    }
}
