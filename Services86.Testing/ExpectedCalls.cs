using System.Text.Json;
using Services86.Host.TestMode.Verification;

namespace Services86.Testing;

/// <summary>Calls that a test expects. Every member that is left out includes all calls.</summary>
public sealed record ExpectedCalls
{
    // Members keep their names.
    private static readonly JsonSerializerOptions Json = new();

    /// <summary>Gets the protocol of the calls: <c>soap</c>, <c>soap1.1</c>, <c>soap1.2</c> or <c>rest</c>.</summary>
    /// <value>Default null: each.</value>
    public string? Protocol { get; init; }

    /// <summary>Gets the agent, such as <c>User</c>, in any case.</summary>
    /// <value>Default null: each.</value>
    public string? Agent { get; init; }

    /// <summary>Gets the operation, such as <c>SaveServiceAuth</c>, in any case.</summary>
    /// <value>Default null: each.</value>
    public string? Operation { get; init; }

    /// <summary>Gets the login name of the caller, in any case.</summary>
    /// <value>Default null: each.</value>
    public string? User { get; init; }

    /// <summary>
    /// Gets the outcome: <c>ok</c>, <c>refused</c>, <c>rejected</c>, <c>error</c> or <c>cancelled</c>.
    /// </summary>
    /// <value>Default null: each.</value>
    public string? Outcome { get; init; }

    /// <summary>
    /// Gets the arguments, an object with parameters by name, such as
    /// <c>new { ServiceAuth = new { Port = 993 } }</c>. Calls may have more parameters and more members. Secrets are
    /// masked in what the server keeps of a call, and cannot be compared.
    /// </summary>
    /// <value>Default null: any.</value>
    public object? Arguments { get; init; }

    /// <summary>Gets how many calls are expected.</summary>
    /// <value>Default at least one.</value>
    public CallCount Count { get; init; } = CallCount.AtLeast(1);

    internal ExpectedCall ToExpectation() => new()
    {
        Protocol = Protocol,
        Agent = Agent,
        Operation = Operation,
        User = User,
        Outcome = Outcome,
        Arguments = Arguments is null ? null : JsonSerializer.SerializeToElement(Arguments, Json),
        Min = Count.Min,
        Max = Count.Max,
    };
}
