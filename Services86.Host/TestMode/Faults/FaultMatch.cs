using Services86.Agents.Calls;
using Services86.Host.TestMode.Input;

namespace Services86.Host.TestMode.Faults;

/// <summary>The calls that a fault applies to, or that a verification counts.</summary>
internal sealed record FaultMatch
{
    /// <summary>Gets the protocol, with or without the version: <c>soap</c>, <c>soap1.1</c>, <c>rest</c>.</summary>
    /// <value>Null for each.</value>
    public string? Protocol { get; init; }

    /// <summary>Gets the name of the agent, in any case; null for each.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets the name of the operation, in any case; null for each.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the login name of the caller, in any case; null for each.</summary>
    public string? User { get; init; }

    /// <summary>Reads the members <c>protocol</c>, <c>agent</c>, <c>operation</c> and <c>user</c>.</summary>
    /// <param name="input">An object, whose other members are not looked at.</param>
    /// <exception cref="InputException">A member is wrong.</exception>
    public static FaultMatch Read(InputValue input) => new()
    {
        Protocol = input.Find("protocol")?.OneOf("soap", "soap1.1", "soap1.2", "rest"),
        Agent = input.Find("agent")?.Text(),
        Operation = input.Find("operation")?.Text(),
        User = input.Find("user")?.Text(),
    };

    /// <summary>Gets whether a call is one of them.</summary>
    /// <param name="call">The call.</param>
    /// <param name="protocol">The protocol of the call.</param>
    public bool Includes(AgentCall call, string protocol) =>
        (Protocol is null || protocol.StartsWith(Protocol, StringComparison.Ordinal))
        && Is(Agent, call.Operation.Contract.Name)
        && Is(Operation, call.Operation.Name)
        && (User is null || Is(User, UserOf(call)));

    private static bool Is(string? expected, string? found) =>
        expected is null || expected.Equals(found, StringComparison.OrdinalIgnoreCase);

    // A login has no caller yet: its argument UserName names the user.
    private static string? UserOf(AgentCall call)
    {
        if (call.Caller is { } caller)
        {
            return caller.Name;
        }

        var parts = call.Operation.Request.Parts;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Name == "UserName")
            {
                return call.Arguments[i] as string;
            }
        }

        return null;
    }
}
