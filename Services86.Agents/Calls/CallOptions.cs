namespace Services86.Agents.Calls;

/// <summary>The settings of calls. They do not change while the program runs.</summary>
internal sealed record CallOptions
{
    /// <summary>Gets whether ExceptionInfo contains the stack trace.</summary>
    /// <value>Default false: a stack trace reveals details of the server.</value>
    public required bool IncludeStackTrace { get; init; }
}
