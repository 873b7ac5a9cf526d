using System.Text.Json;
using Services86.Host.TestMode.Input;

namespace Services86.Host.TestMode.Verification;

/// <summary>Reads the calls that a test expects.</summary>
internal static class ExpectedCallReader
{
    private const int MaxCount = 1_000_000;

    /// <summary>Reads a verification.</summary>
    /// <param name="input">The verification.</param>
    /// <returns>The expected calls, and whether they are expected in this order.</returns>
    /// <exception cref="InputException">The verification is wrong.</exception>
    public static (IReadOnlyList<ExpectedCall> Calls, bool IsInOrder) Read(InputValue input)
    {
        input.RequireMembers("calls", "isInOrder");
        var calls = input.Require("calls", "the expected calls").Items().Select(ReadCall).ToList();
        return calls.Count > 0
            ? (calls, input.Find("isInOrder")?.Flag() ?? false)
            : throw new InputException($"{input.Path}.calls", "expected at least one call, found none.");
    }

    private static ExpectedCall ReadCall(InputValue input)
    {
        input.RequireMembers(
            "protocol", "agent", "operation", "user", "outcome", "arguments", "exactly", "atLeast", "atMost", "never");
        var (min, max) = ReadCount(input);
        if (input.Find("arguments") is { Element.ValueKind: not JsonValueKind.Object } wrong)
        {
            throw wrong.Expected("an object with parameters by name");
        }

        return new ExpectedCall
        {
            Protocol = input.Find("protocol")?.OneOf("soap", "soap1.1", "soap1.2", "rest"),
            Agent = input.Find("agent")?.Text(),
            Operation = input.Find("operation")?.Text(),
            User = input.Find("user")?.Text(),
            Outcome = input.Find("outcome")?.OneOf("ok", "refused", "rejected", "error", "cancelled"),
            Arguments = input.Find("arguments")?.Element,
            Min = min,
            Max = max,
        };
    }

    private static (int Min, int? Max) ReadCount(InputValue input)
    {
        var exactly = input.Find("exactly")?.Whole(0, MaxCount);
        var atLeast = input.Find("atLeast")?.Whole(0, MaxCount);
        var atMost = input.Find("atMost")?.Whole(0, MaxCount);
        var never = input.Find("never")?.Flag() ?? false;
        var count = (exactly is null ? 0 : 1) + (atLeast is null && atMost is null ? 0 : 1) + (never ? 1 : 0);
        if (count > 1)
        {
            throw new InputException(
                input.Path, "expected one of exactly, never, and atLeast with or without atMost; found several.");
        }

        return exactly is { } number ? (number, number)
            : never ? (0, 0)
            : (atLeast ?? (atMost is null ? 1 : 0), atMost);
    }
}
