using System.Globalization;
using System.Text.Json;

namespace Services86.Host.TestMode.Verification;

/// <summary>Calls that a test expects, and how many. A property that is null includes every call.</summary>
internal sealed record ExpectedCall
{
    /// <summary>Gets the protocol, with or without the version of SOAP.</summary>
    public string? Protocol { get; init; }

    /// <summary>Gets the name of the agent, in any case.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets the name of the operation, in any case.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the login name of the caller, in any case.</summary>
    public string? User { get; init; }

    /// <summary>Gets the outcome, such as <c>ok</c> or <c>refused</c>, in any case.</summary>
    public string? Outcome { get; init; }

    /// <summary>
    /// Gets the arguments: an object with parameters by name. A call may have more parameters and more members.
    /// </summary>
    public JsonElement? Arguments { get; init; }

    /// <summary>Gets the least number of calls.</summary>
    public int Min { get; init; } = 1;

    /// <summary>Gets the largest number of calls; null for no limit.</summary>
    public int? Max { get; init; }

    /// <summary>Gets whether a number of calls is expected.</summary>
    public bool Allows(int count) => count >= Min && count <= (Max ?? int.MaxValue);

    /// <summary>Describes the calls, such as <c>exactly 2 calls of User.SaveServiceAuth by per</c>.</summary>
    public override string ToString()
    {
        var name = (Agent, Operation) switch
        {
            (null, null) => "any operation",
            (_, null) => $"the agent {Agent}",
            (null, _) => Operation,
            _ => $"{Agent}.{Operation}",
        };
        return $"{DescribeCount()} of {name}"
            + (Protocol is null ? "" : $" over {Protocol}")
            + (User is null ? "" : $" by {User}")
            + (Outcome is null ? "" : $" with the outcome {Outcome}")
            + (Arguments is { } arguments ? $" with the arguments {arguments.GetRawText()}" : "");
    }

    private string DescribeCount()
    {
        var (number, many) = (Min, Max) switch
        {
            (0, 0) => ("no call", false),
            (0, { } max) => ($"at most {Text(max)}", max != 1),
            ({ } min, null) => ($"at least {Text(min)}", min != 1),
            ({ } min, { } max) when min == max => ($"exactly {Text(min)}", min != 1),
            ({ } min, { } max) => ($"{Text(min)} to {Text(max)}", true),
        };
        return Max == 0 ? number : $"{number} {(many ? "calls" : "call")}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
