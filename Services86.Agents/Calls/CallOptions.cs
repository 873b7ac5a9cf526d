namespace Services86.Agents.Calls;

/// <summary>The settings of calls. They do not change while the program runs.</summary>
internal sealed record CallOptions
{
    /// <summary>Gets whether ExceptionInfo carries the stack trace.</summary>
    /// <value>Default false: a stack trace tells an attacker about the server.</value>
    public required bool IncludeStackTrace { get; init; }
}
