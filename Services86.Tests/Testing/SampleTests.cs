using Services86.Tests.Support;

namespace Services86.Tests.Testing;

/// <summary>The clients below samples/ pass their tests. That in C# is a project of the solution.</summary>
internal sealed class SampleTests
{
    [TestCase("php", "php", "test.php")]
    [TestCase("javascript", "node", "--test")]
    public async Task The_tests_of_a_sample_pass(string sample, string program, string argument)
    {
        var directory = Repository.Path($"samples/{sample}");
        Requirement.Check(
            await ExternalProgram.RunAsync(directory, program, "--version") is { ExitCode: 0 },
            $"The tests of samples/{sample} need {program}.");

        var result = await ExternalProgram.RunAsync(
            directory,
            "env",
            $"SERVICES86_SERVER=dotnet '{HostProcess.ProgramPath}'",
            program,
            argument);

        Assert.That(result!.ExitCode, Is.Zero, result.Output + result.Error);
    }
}
