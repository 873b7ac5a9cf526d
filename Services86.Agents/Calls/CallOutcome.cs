namespace Services86.Agents.Calls;

/// <summary>The outcomes of calls, in logs and metrics.</summary>
internal static class CallOutcome
{
    /// <summary>The call was executed.</summary>
    public const string Ok = "ok";

    /// <summary>An agent, a login or the database refused the call, and nothing was changed.</summary>
    public const string Refused = "refused";

    /// <summary>The request could not be read, or violates the contract.</summary>
    public const string Rejected = "rejected";

    /// <summary>The server failed.</summary>
    public const string Error = "error";

    /// <summary>The client disconnected before the call was executed.</summary>
    public const string Cancelled = "cancelled";
}
