namespace Services86.Tests.Support;

/// <summary>The exit code of a program, and the whole of its standard output and standard error.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error);
