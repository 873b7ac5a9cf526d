using System.Net;

namespace Services86.Agents.Calls;

/// <summary>What was called, and where the call came from, for the log.</summary>
/// <param name="Operation">The names of the agent and the operation, such as <c>User.SaveServiceAuth</c>.</param>
/// <param name="Protocol">The protocol, such as <c>soap1.1</c> or <c>rest</c>.</param>
/// <param name="Caller">The authenticated caller; null if no caller was authenticated.</param>
/// <param name="ClientAddress">The address of the client; null if the connection has none.</param>
internal sealed record CallOrigin(string Operation, string Protocol, Caller? Caller, IPAddress? ClientAddress)
{
    /// <summary>The name in the log for a call without an authenticated caller.</summary>
    public const string NoUser = "-";

    /// <summary>Gets the login name of the caller. The name of a failed login is never logged.</summary>
    public string User => Caller?.Name ?? NoUser;
}
